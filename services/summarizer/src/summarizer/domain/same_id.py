"""Two mails that say they are one: programs that number badly, and people who mean ill.

RFC 5322 wants a Message-ID to be unique (3.6.4). A mail that comes again changes nothing; another
one under the same id must not be lost for it.
"""

import hashlib
from datetime import UTC

from contracts.threads import Finding
from summarizer.domain.mail import ReceivedMail
from summarizer.domain.threads import MessageHead

_SHOWN = 16


def is_same_mail(known: MessageHead, mail: ReceivedMail) -> bool:
    """Whether a mail that came with a known id is the known one: by who wrote it, when, on what.

    Not by its text: lists add lines to it, and another version of this program cleans it otherwise.
    """
    message = mail.message
    return (
        known.sender.email == message.sender.email
        and known.subject == message.subject
        and known.sent_at == message.sent_at
    )


def under_another_id(mail: ReceivedMail) -> ReceivedMail:
    """The mail with an id of its own, the same each time that it comes, and with a finding."""
    message = mail.message
    sent_at = message.sent_at.astimezone(UTC).isoformat() if message.sent_at else ""
    told = "\n".join([message.sender.email, sent_at, message.subject])
    digest = hashlib.sha256(told.encode()).hexdigest()[:_SHOWN]
    finding = Finding(
        code="id_taken",
        detail=f"Another mail has come with the same Message-ID, {message.message_id}: "
        "both are kept.",
    )
    renamed = message.model_copy(
        update={
            "message_id": f"{message.message_id[: 500 - _SHOWN - 1]}~{digest}",
            "findings": [*message.findings, finding],
        }
    )
    return ReceivedMail(renamed, mail.refers_to, came_as=message.message_id)
