"""A customer's message taken apart: signature, steering text, addresses, and what is left."""

from dataclasses import dataclass

from contracts.threads import EmailMessage
from summarizer.domain.addresses import LabelledAddress, bare_addresses, labelled_addresses
from summarizer.domain.answers import questions
from summarizer.domain.boilerplate import marks
from summarizer.domain.language import guess_language
from summarizer.domain.request_text import RequestText
from summarizer.domain.signatures import signatures
from summarizer.domain.spans import Span, blank
from summarizer.domain.suspicion import steering_spans


@dataclass(frozen=True)
class CustomerMessage:
    """`words` is the message's text without its signature and without what tries to steer."""

    message: EmailMessage
    words: str
    language: str
    signatures: list[Span]
    addresses: list[LabelledAddress]

    @classmethod
    def of(cls, message: EmailMessage, thread_language: str) -> "CustomerMessage":
        """Of a message as it came."""
        closing = list(signatures(message.text, message.sender))
        passed_over = [
            *closing,
            *questions(message.text),
            *marks(message.text),
            *steering_spans(message.text),
        ]
        words = blank(message.text, passed_over)
        return cls(
            message=message,
            words=words,
            language=guess_language(words, thread_language),
            signatures=closing,
            addresses=_addresses(words),
        )

    @property
    def request(self) -> RequestText:
        """What may ask for goods: the words without the addresses."""
        text = blank(self.words, [address.whole for address in self.addresses])
        return RequestText.of(self.message, text, self.language)


def _addresses(words: str) -> list[LabelledAddress]:
    labelled = list(labelled_addresses(words))
    rest = blank(words, [address.whole for address in labelled])
    if any(address.is_shipping for address in labelled):
        return labelled
    return labelled + list(bare_addresses(rest))
