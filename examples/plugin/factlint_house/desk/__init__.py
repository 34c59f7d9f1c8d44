"""What the desk watches over all articles."""
