"""How often an address may try links that are none."""

import ipaddress
from collections import OrderedDict
from typing import Final

ALLOWED: Final = 20
WINDOW_SECONDS: Final = 60.0
REMEMBERED: Final = 10_000
"""So many addresses at most: whoever has more of them is forgotten the soonest."""


class Guesses:
    """Counts what went wrong, by address; in this process alone, which is as good as it needs."""

    def __init__(self) -> None:
        self._failures: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def are_too_many(self, address: str, now: float) -> bool:
        """Whether the address must wait; `now` is in seconds, from whenever."""
        since, count = self._failures.get(_network(address), (now, 0))
        return count >= ALLOWED and now - since < WINDOW_SECONDS

    def add(self, address: str, now: float) -> None:
        """The address tried a link that is none."""
        network = _network(address)
        since, count = self._failures.pop(network, (now, 0))
        if now - since >= WINDOW_SECONDS:
            since, count = now, 0
        self._failures[network] = (since, count + 1)
        if len(self._failures) > REMEMBERED:
            self._failures.popitem(last=False)


def _network(address: str) -> str:
    """One household has a whole /64 of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False))
