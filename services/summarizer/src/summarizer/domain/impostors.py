"""Senders that only look like the seller."""

import contextlib
import re
from collections.abc import Collection, Sequence

from contracts.threads import Party
from summarizer.domain.look_alikes import LOOK_ALIKES

_DIGITS = str.maketrans("0135", "oles")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_LONGEST = 253
_SHORTEST = 5
"""Names of fewer letters look alike by chance."""
_NAMED_BY_MANY = (
    "sales team support office mail info service services group europe company management order"
    " orders quotes verkauf vertrieb einkauf gmbh limited"
)
_GENERAL = frozenset(_NAMED_BY_MANY.split())


def poses_as(
    sender: Party, addressed: Sequence[Party], seller_domains: Collection[str]
) -> str | None:
    """How a sender who is not of the seller's domains makes believe to be; null where none does.

    `addressed` are the mail's receivers: what a mail calls the seller, its sender may call itself.
    """
    domain = sender.email.rpartition("@")[2].lower()
    for ours in seller_domains:
        if resembles(domain, ours.lower()):
            return f"The sender's domain {domain!r} only looks like {ours!r}"
    words = _words(sender.name or "")
    for party in addressed:
        if party.email.rpartition("@")[2].lower() in seller_domains:
            shared = words & _words(party.name or "")
            if len(shared) >= 2:
                return (
                    f"The sender {sender.name!r} bears the seller's name and writes from {domain!r}"
                )
    return None


def resembles(domain: str, ours: str) -> bool:
    """Whether a domain, which is not ours, looks like it: a letter more, less or another, digits
    for letters, letters of another alphabet, or ours with something around it."""
    label = ours.partition(".")[0]
    if domain == ours or domain.endswith(f".{ours}") or len(label) < _SHORTEST:
        return False
    plain, plain_ours = _skeleton(domain), _skeleton(ours)
    parts = re.sub(r"[^a-z0-9]+", "-", plain)
    wanted = re.sub(r"[^a-z0-9]+", "-", plain_ours)
    return (
        plain == plain_ours
        or f"-{wanted}-" in f"-{parts}-"
        or wanted.replace("-", "") in plain.split(".")
        or _is_one_letter_off(plain, plain_ours)
    )


def _skeleton(domain: str) -> str:
    if "xn--" in domain:
        with contextlib.suppress(ValueError):
            domain = domain[:_LONGEST].encode("ascii").decode("idna")
    domain = domain.translate(LOOK_ALIKES).translate(_DIGITS)
    for pair, letter in _PAIRS:
        domain = domain.replace(pair, letter)
    return domain


def _is_one_letter_off(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    rest = shorter[at:] if len(shorter) < len(longer) else shorter[at + 1 :]
    return rest == longer[at + 1 :]


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]{4,}", name.lower()) if word not in _GENERAL}
