"""What was left in the text by mistake."""
