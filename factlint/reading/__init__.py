"""What a fact-checker sees in an article: one kind of thing a module, its type and its reader."""
