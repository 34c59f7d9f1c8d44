"""What the house has settled."""
