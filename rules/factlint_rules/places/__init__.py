"""Places and what they are called."""
