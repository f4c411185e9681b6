"""Where a message ends: closings, programs' footers, disclaimers; and what is no end."""

import pytest

from contracts.threads import Party
from summarizer.domain.boilerplate import marks
from summarizer.domain.signatures import signatures

ANN = Party(name="Ann Example", email="ann@customer.example")
ENDINGS = [
    "-- \nAnn Example\nTel. 555 01 99",
    "Kind regards,\nAnn Example\n12 Elm St",
    "Mit freundlichen Grüßen aus Köln\nAnn Example",
    "Herzliche Grüße\nAnn",
    "Bien à vous,\nAnn Example",
    "Un cordial saludo,\nAnn",
    "Hartelijke groet,\nAnn",
    "Cordiali saluti\nAnn Example\nVia Roma 12",
    "Distinti saluti,\nAnn",
    "Com os melhores cumprimentos,\nAnn",
    "Atenciosamente,\nAnn",
    "Pozdrawiam\nAnn",
    "Z poważaniem,\nAnn",
    "Med vänliga hälsningar\nAnn",
    "Med venlig hilsen\nAnn",
    "Vennlig hilsen\nAnn",
    "Thanks in advance\nAnn",
    "Grazie mille\nAnn",
    "Sent from my iPhone",
    "Enviado desde mi iPhone",
    "Get Outlook for iOS",
    "This e-mail and its attachments are confidential. 30 days.",
    "Diese E-Mail enthält vertrauliche Informationen.",
    "Ce message est confidentiel.",
    "Questo messaggio è riservato.",
    "Please consider the environment before printing 10 pages.",
]


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda text: text.split("\n")[0])
def test_an_ending_is_told_from_the_words_above_it(ending: str) -> None:
    above = "Please quote 60 helmets for our new site.\n\n"
    text = above + ending

    assert [span.read(text) for span in signatures(text, ANN)] == [ending.rstrip()]


@pytest.mark.parametrize(
    "text",
    [
        "Important: we need 60 helmets by Friday.",
        "Sent with DHL, please: 60 helmets",
        "Best would be:\n60 helmets",
        "Thank you, Ann, for the call.\n60 helmets",
    ],
)
def test_words_that_go_on_are_no_ending(text: str) -> None:
    assert list(signatures(text, Party(email="joe@customer.example"))) == []


@pytest.mark.parametrize(
    "block",
    [
        "From: Joe\nDate: Monday\nTo: Ann\nSubject: 60 helmets",
        "Od: Joe\nData: 2 marca\nDo: Ann\nTemat: 60",
        "Da: Joe\nData: 2 marzo\nA: Ann\nOggetto: 60",
    ],
)
def test_the_headers_of_a_forwarded_mail_are_nobodys_words(block: str) -> None:
    text = f"{block}\n\n40 vests"

    assert "\n".join(span.read(text) for span in marks(text)) == block


def test_a_legal_footers_lines_are_nobodys_words_and_what_follows_is() -> None:
    text = "USt-IdNr.: DE123456789\nRegistered in England 1234567\n40 vests"

    assert [span.read(text) for span in marks(text)] == text.split("\n")[:2]


def test_items_with_letters_before_them_are_no_headers() -> None:
    assert list(marks("A: 60 helmets\nDo: 40 vests\nDa: 5 ladders")) == []
