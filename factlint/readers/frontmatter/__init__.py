"""Front matter: what a file says about its article before the article begins (YAML, TOML or JSON)."""

from factlint.readers.frontmatter.fields import HELD, FrontMatter, read_front_matter
from factlint.readers.frontmatter.values import Value, pieces

__all__ = ["HELD", "FrontMatter", "Value", "pieces", "read_front_matter"]
