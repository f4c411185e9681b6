"""Quotewright's messages: the shapes that cross the streams, and nothing that decides."""
