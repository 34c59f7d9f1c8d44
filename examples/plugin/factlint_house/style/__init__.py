"""House style."""
