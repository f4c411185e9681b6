"""Finds what was lost around Conductor, and mends it; one module for each kind of loss."""
