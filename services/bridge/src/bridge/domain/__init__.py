"""What the bridge decides, without doing any of it."""
