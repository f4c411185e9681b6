"""The `quotewright` command, and the whole stack on one machine without Docker."""
