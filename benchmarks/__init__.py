"""Measures: each module measures one thing on real news and writes its own table into docs/."""
