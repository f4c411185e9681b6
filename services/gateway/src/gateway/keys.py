"""Who may call the services' API where keys are configured."""

import hmac
from collections.abc import Iterable, Mapping


class ApiKeys:
    """The keys that are accepted; with none everybody may call."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = [key.encode() for key in keys]

    def accept(self, headers: Mapping[str, str]) -> bool:
        """Whether a request carries a key, as `X-API-Key` or `Authorization: Bearer`.

        How long it takes tells nothing about the keys.
        """
        if not self._keys:
            return True
        scheme, _, token = headers.get("authorization", "").partition(" ")
        bearer = token if scheme.lower() == "bearer" else ""
        given = (headers.get("x-api-key") or bearer).strip().encode()
        # Every key is looked at, found or not.
        return sum(hmac.compare_digest(given, key) for key in self._keys) > 0
