"""Who asks: the header says the name and the address, the signature perhaps the firm."""

import re

from contracts.summaries import Customer
from contracts.threads import EmailMessage
from summarizer.domain.signatures import is_name
from summarizer.domain.spans import Span

_LEGAL_FORM = re.compile(
    r"\b(?:GmbH(?: & Co\. KG)?|AG|KG|e\.K\.|LLC|Inc|Ltd|Limited|PLC|Corp|B\.?V\.?|N\.?V\.?|SARL|SAS"
    r"|S\.?A\.?|S\.?L\.?|S\.?r\.?l\.?|AB|Oy|ApS)(?=\W|$)"
)
_SEPARATORS = re.compile(r"[|•·,\n]|(?<=\s)[\u2013—-](?=\s)")


def customer_of(message: EmailMessage, signatures: list[Span]) -> Customer:
    """The sender, with the firm where the signature or the sender's name gives one."""
    signature = "\n".join(span.read(message.text) for span in signatures)
    parts = [part.strip() for part in _SEPARATORS.split(signature)]
    return Customer(
        name=message.sender.name,
        email=message.sender.email,
        company=next((part for part in parts if _is_company(part, message)), None),
    )


def _is_company(part: str, message: EmailMessage) -> bool:
    if not part or len(part) > 60 or "@" in part or is_name(part, message.sender):
        return False
    return bool(_LEGAL_FORM.search(part)) or _is_domains_owner(part, message.sender.email)


def _is_domains_owner(part: str, email: str) -> bool:
    label = email.rpartition("@")[2].rpartition(".")[0].rpartition(".")[2].lower()
    squashed = re.sub(r"\W", "", part.lower())
    if label.replace("-", "") in squashed and len(label) >= 4:
        return not part.lower().startswith(("www", "http"))
    return any(len(word) >= 6 and word in squashed for word in label.split("-"))
