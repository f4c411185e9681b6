"""Benchmarks: what the bridge costs beside conductor-python's workers and a bare client."""
