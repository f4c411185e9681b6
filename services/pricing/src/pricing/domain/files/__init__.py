"""The seller's own CSV files: read with every mistake told, and written to be read again."""
