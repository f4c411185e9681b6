"""Reading by rules is bounded: a hostile thread costs its own reading, never the service's."""

import pytest

from contracts.threads import EmailMessage, Party
from summarizer.errors import ThreadTooHardError
from summarizer.rules_reader import RulesReader


def thread(text: str) -> list[EmailMessage]:
    sender = Party(email="ann@customer.example", name="Ann")
    return [
        EmailMessage(
            message_id="1@customer.example",
            sender=sender,
            role="customer",
            sent_at=None,
            subject="Request",
            text=text,
        )
    ]


async def test_a_thread_is_read_in_a_process_of_its_own_or_refused_with_what_to_do() -> None:
    patient, hasty = RulesReader("en", 30), RulesReader("en", 1)
    try:
        summary = await patient.read(1, "Request", thread("Please quote 60 white helmets."))
        assert [str(product.quantity) for product in summary.products] == ["60"]
        with pytest.raises(ThreadTooHardError, match="thread 2 takes more than 1 seconds"):
            await hasty.read(2, "Request", thread("deliver to " + "a 1 " * 100_000))
    finally:
        await patient.close()
        await hasty.close()
