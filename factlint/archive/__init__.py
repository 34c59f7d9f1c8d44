"""Many articles: which files, workers, and the run over all of them."""
