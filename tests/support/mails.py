"""Raw mail, as a mail program would have written it."""


def raw_mail(
    text: str = "Please quote 60 white helmets.",
    *,
    message_id: str | None = "first@customer.example",
    answers: str | None = None,
    sender: str = "Ann Example <ann@customer.example>",
    subject: str = "Helmets",
    date: str | None = "Mon, 2 Mar 2026 09:00:00 +0100",
    headers: str = "",
) -> bytes:
    """One plain text message; `answers` is the id of the message that it replies to."""
    lines = [
        f"From: {sender}",
        "To: sales@seller.example",
        f"Subject: {subject}",
        *([f"Date: {date}"] if date else []),
        *([f"Message-ID: <{message_id}>"] if message_id else []),
        *([f"In-Reply-To: <{answers}>"] if answers else []),
        *headers.splitlines(),
        "",
        text,
    ]
    return "\r\n".join(lines).encode()
