"""File formats: each module reads one into articles."""
