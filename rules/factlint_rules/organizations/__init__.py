"""Organisations and the letters they are called by."""
