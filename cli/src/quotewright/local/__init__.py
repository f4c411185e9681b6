"""The stack on one machine: what it needs, its processes, its order."""
