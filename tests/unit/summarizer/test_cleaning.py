"""Canonical text, and the newly written part of it."""

import pytest

from summarizer.domain.cleaning import clean, clean_line
from summarizer.domain.replies import is_forward, split_reply


def test_text_becomes_nfc_with_plain_line_ends_and_nothing_invisible() -> None:
    assert clean("\r\nu\u0308ber\u200b  \r\n\x00a\u00adb\u2028c\ud800\n\n") == "über\nab\nc"


def test_a_line_is_one_line() -> None:
    assert clean_line(" a\r\n\t b ") == "a b"


OUTLOOK_ENGLISH = "From: Dana <d@seller.example>\nSent: Monday, March 2\nTo: Ann\nSubject: Helmets"
OUTLOOK_GERMAN = "Von: Dana\nGesendet: Montag, 2. März\nAn: Ann\nBetreff: Helme"
OUTLOOK_FRENCH = "De : Dana\nEnvoyé : lundi 2 mars\nÀ : Ann\nObjet : Casques"


@pytest.mark.parametrize(
    "history",
    [
        "On Mon, Mar 2, 2026 at 9:00 AM Dana <d@seller.example> wrote:\n> 25 helmets?",
        "On Mon, Mar 2, 2026 at 9:00 AM Dana Whitfield\n<d@seller.example> wrote:\n\n> 25 helmets?",
        "On Mon, Mar 2, 2026 Dana wrote:\n25 helmets?",
        "Am 02.03.2026 um 09:00 schrieb Dana:\n> 25 Helme?",
        "Le lun. 2 mars 2026 à 09:00, Dana a écrit :\n> 25 casques ?",
        f"{OUTLOOK_ENGLISH}\n\n25 helmets?",
        f"{OUTLOOK_GERMAN}\n\n25 Helme?",
        f"{OUTLOOK_FRENCH}\n\n25 casques ?",
        "-----Original Message-----\nFrom: Dana\n\n25 helmets?",
        "-----Ursprüngliche Nachricht-----\nVon: Dana\n\n25 Helme?",
        "> 25 helmets?",
    ],
)
def test_quoted_history_is_cut_off_and_kept(history: str) -> None:
    written, quoted = split_reply(f"Make it 60.\n\n{history}", forwarded=False)
    assert written == "Make it 60."
    assert quoted.split() == history.split()


def test_the_rule_above_outlooks_history_goes_too() -> None:
    text = f"Make it 60.\n\n{'_' * 32}\n{OUTLOOK_ENGLISH}\n\n25 helmets?"
    assert split_reply(text, forwarded=False)[0] == "Make it 60."


def test_answers_between_quoted_lines_are_all_kept() -> None:
    text = "On 3/2/2026, Dana wrote:\n> Colour?\n\nWhite.\n\n> How many?\n\n60"
    written, quoted = split_reply(text, forwarded=False)
    assert written == "> Colour?\n\nWhite.\n\n> How many?\n\n60"
    assert quoted.split("\n") == ["On 3/2/2026, Dana wrote:", "> Colour?", "> How many?"]


def test_a_reply_below_the_whole_history_keeps_only_a_question_it_answers() -> None:
    history = "On 3/2/2026, Dana wrote:\n> Hello Ann,\n>\n> {}\n\n60 then."

    told, _ = split_reply(history.format("here is our offer."), forwarded=False)
    asked, _ = split_reply(history.format("how many helmets?"), forwarded=False)

    assert told == "60 then."
    assert asked == "> how many helmets?\n\n60 then."


@pytest.mark.parametrize(
    "text",
    [
        "On Monday you wrote:\nwe deliver free. Is that so for 60 helmets?",
        "From: our yard\nTo: the site\n60 helmets",
        "On 2 March we need these:\n60 helmets",
    ],
)
def test_words_that_only_resemble_a_history_are_the_authors(text: str) -> None:
    assert split_reply(text, forwarded=False) == (text, "")


@pytest.mark.parametrize(
    ("mark", "forwarded"),
    [
        ("---------- Forwarded message ---------\nFrom: Owen", False),
        ("-------- Weitergeleitete Nachricht --------\nVon: Owen", False),
        (OUTLOOK_ENGLISH, True),
    ],
)
def test_forwarded_words_count_as_written(mark: str, forwarded: bool) -> None:
    text = f"Please quote what Owen needs.\n\n{mark}\n\n30 gloves"
    assert split_reply(text, forwarded=forwarded) == (text, "")


def test_a_forwarded_mail_loses_the_marks_that_its_forwarder_put_before_each_line() -> None:
    text = "See below.\n\nBegin forwarded message:\n\n> From: Owen\n>\n> 30 gloves"
    expected = "See below.\n\nBegin forwarded message:\n\nFrom: Owen\n\n30 gloves"
    assert split_reply(text, forwarded=True) == (expected, "")


def test_the_first_prefix_of_a_subject_tells_a_forward_from_a_reply() -> None:
    assert all(map(is_forward, ["Fwd: x", "FW: x", "WG: x", "TR : x"]))
    assert not any(map(is_forward, ["Re: Fwd: x", "Forward lights", "x"]))
