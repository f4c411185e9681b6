"""Cleaned messages, as the reader gets them."""

from contracts.threads import EmailMessage, Party


def customer_message(text: str, number: int = 1) -> EmailMessage:
    """What Ann of Acme wrote, as the thread's message of this number."""
    return EmailMessage(
        message_id=f"{number}@acme.example",
        sender=Party(name="Ann Lee", email="ann.lee@acme.example"),
        role="customer",
        sent_at=None,
        subject="Quote",
        text=text,
    )
