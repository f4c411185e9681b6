"""Who speaks in a mail: the customer, the seller, a robot, or one who poses as the seller."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from email.message import EmailMessage as MimeMessage
from typing import Literal

from contracts.threads import Finding, Party
from summarizer.domain import headers
from summarizer.domain.impostors import poses_as
from summarizer.domain.suspicion import SUSPICIOUS

Role = Literal["customer", "seller", "automatic"]

_NOBODY = re.compile(
    r"no-?_?reply|do-?_?not-?_?reply|nicht-?antworten|ne-?pas-?repondre|no-?respond(?:er|a)"
    r"|non-?rispondere|nao-?respond(?:er|a)|geen-?antwoord",
    re.IGNORECASE,
)
"""Addresses that nobody reads; a web form may write from them for somebody."""
_ROBOT = re.compile(r"mailer-daemon|postmaster|^bounces?\b|auto-?re(?:ply|sponder)", re.IGNORECASE)
_BULK = frozenset({"bulk", "junk", "auto_reply"})
_AUTOMATIC_SUBJECT = re.compile(
    r"(?:automatic reply|auto-?reply|out of (?:the )?office|automatische antwort|abwesenheitsnotiz"
    r"|réponse automatique|respuesta automática|risposta automatica|resposta automática"
    r"|automatisch antwoord|odpowiedź automatyczna|automatiskt svar|automatisk svar|autosvar"
    r"|undeliverable|undelivered mail|unzustellbar|delivery status notification"
    r"|mail delivery (?:failed|failure|subsystem))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Speaker:
    """Who wrote a mail, as whom, and what is odd about it."""

    party: Party
    role: Role
    findings: tuple[Finding, ...] = ()


def speaker_of(mail: MimeMessage, seller_domains: Collection[str]) -> Speaker:
    """By the mail's headers alone."""
    sender = headers.sender(mail)
    if _is_sellers(sender, seller_domains):
        return Speaker(sender, "seller")
    if _is_sent_by_machine(mail, sender):
        return Speaker(sender, "automatic")
    if _NOBODY.search(_local_part(sender)):
        asker = headers.reply_to(mail)
        if asker is None or _NOBODY.search(_local_part(asker)):
            return Speaker(sender, "automatic")
        role: Role = "seller" if _is_sellers(asker, seller_domains) else "customer"
        return Speaker(asker, role)
    odd = poses_as(sender, headers.receivers(mail), [one.lower() for one in seller_domains])
    if odd is None:
        return Speaker(sender, "customer")
    # Into a conversation that goes on it brings nothing; one that it begins is read, and flagged.
    answers = bool(headers.referred_ids(mail))
    taken = "Nothing it asks for was taken." if answers else "Check who it is before you answer."
    finding = Finding(code=SUSPICIOUS, detail=f"{odd}. {taken}")
    return Speaker(sender, "automatic" if answers else "customer", (finding,))


def _is_sellers(party: Party, seller_domains: Collection[str]) -> bool:
    domain = party.email.rpartition("@")[2]
    return any(f".{domain}".endswith(f".{seller.lower()}") for seller in seller_domains)


def _is_sent_by_machine(mail: MimeMessage, sender: Party) -> bool:
    return (
        headers.header_text(mail, "auto-submitted").lower() not in {"", "no"}
        or headers.header_text(mail, "precedence").lower() in _BULK
        or mail.get_content_type() == "multipart/report"
        or headers.header_text(mail, "return-path") == "<>"
        or _ROBOT.search(_local_part(sender)) is not None
        or _AUTOMATIC_SUBJECT.match(headers.header_text(mail, "subject")) is not None
    )


def _local_part(party: Party) -> str:
    return party.email.rpartition("@")[0]
