"""Runs Conductor tasks on Redis Streams: polls become messages, results become updates."""
