"""Ports of the tests' own."""

import random
import socket

_BELOW_EPHEMERAL = range(15_000, 32_000)
"""Where no system takes the near end of an outgoing connection from: a server that is killed finds
its port free when it is started again, and who asks for it meanwhile does not reach himself."""
_given: set[int] = set()


def free_port() -> int:
    """A port that nothing listens on now, and that was not given before."""
    while True:
        port = random.choice(_BELOW_EPHEMERAL)  # noqa: S311 - other processes choose, too
        if port not in _given and _is_free(port):
            _given.add(port)
            return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
