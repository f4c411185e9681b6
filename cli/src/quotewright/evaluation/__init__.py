"""How well threads are read: a set of threads with what a careful clerk makes of each."""
