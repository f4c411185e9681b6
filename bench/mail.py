"""`python -m bench.mail`: what reading mail by rules costs, in processor time and memory.

The repository's own threads, a thread of 200 messages, and mails of 10 MB.
"""

import random
import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path

from summarizer.domain.mail import read_mail
from summarizer.domain.rules_reader import read_by_rules
from summarizer.domain.threads import fit
from summarizer.settings import Settings

CASES = Path(__file__).parents[1] / "evaluation" / "cases"
SELLER = ["seller.example"]
REQUEST = """Hello,

please quote for our site {site}:

- {site} white helmets
- 12 step ladders

Please deliver to Acme Ltd, 5 Elm Street, Austin, TX 78701 by Friday.

Kind regards
Ann Example
"""
QUOTED_CHARS = 40_000
TEN_MB = 10_000_000


def main() -> None:
    """Measure each, and print."""
    ordinary = [[path.read_bytes() for path in sorted(case.glob("*.eml"))] for case in _cases()]
    for thread in ordinary:
        cost(thread)
    costs = [cost(thread) for thread in ordinary]
    for at, what in enumerate(("taking apart", "reading")):
        figures = [one[at] for one in costs]
        print(
            f"ordinary thread, {what}: {statistics.median(figures):.1f}, most {max(figures):.1f} ms"
        )
    show("200 messages", list(long_thread()))
    show("10 MB picture", [with_picture()])
    show("10 MB of plain text", [_mail(REQUEST.format(site=7) * (TEN_MB // 200))])
    show("10 MB of HTML", [_html("<tr><td>White helmet</td><td>60</td></tr>" * (TEN_MB // 40))])


def _cases() -> list[Path]:
    return sorted(CASES.iterdir())


def cost(raws: Sequence[bytes]) -> tuple[float, float]:
    """Of taking a thread's mails apart, and of reading what they say."""
    begun = time.process_time()
    messages = [read_mail(raw, SELLER).message for raw in raws]
    apart = time.process_time()
    read_by_rules(messages[0].subject, fit(messages, Settings().max_thread_chars))
    return 1000 * (apart - begun), 1000 * (time.process_time() - apart)


def show(what: str, raws: Sequence[bytes]) -> None:
    """One line."""
    apart, read = cost(raws)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size = sum(map(len, raws)) / 1e6
    print(f"{what} ({size:.1f} MB): taking apart {apart:.0f} ms, reading {read:.0f} ms, {peak} MB")


def long_thread() -> Iterator[bytes]:
    """The customer and the seller in turns, each quoting all that was said."""
    history = ""
    for site in range(1, 201):
        written = REQUEST.format(site=site)
        asks = site % 2 == 1
        above = "On Mon, 2 Mar 2026 at 09:00, Sales <sales@seller.example> wrote:"
        yield _mail(f"{written}\n{above}\n{history}", asks=asks, number=site)
        lines = f"{written}\n{history}".split("\n")
        history = "\n".join(f"> {line}" for line in lines)[:QUOTED_CHARS]


def with_picture() -> bytes:
    """A short request and a photograph."""
    mail = _made(asks=True, number=1)
    mail.set_content(REQUEST.format(site=5))
    noise = random.Random(1).randbytes(TEN_MB * 73 // 100)  # noqa: S311
    mail.add_attachment(noise, maintype="image", subtype="jpeg", filename="photo.jpg")
    return mail.as_bytes()


def _mail(text: str, *, asks: bool = True, number: int = 1) -> bytes:
    mail = _made(asks=asks, number=number)
    mail.set_content(text)
    return mail.as_bytes()


def _html(rows: str) -> bytes:
    mail = _made(asks=True, number=1)
    mail.set_content(f"<table>{rows}</table>", subtype="html")
    return mail.as_bytes()


def _made(*, asks: bool, number: int) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Ann Example <ann@customer.example>" if asks else "sales@seller.example"
    mail["Subject"] = "Request"
    mail["Message-ID"] = f"<{number}@bench.example>"
    mail["Date"] = f"Mon, 2 Mar 2026 09:{number // 60:02}:{number % 60:02} +0100"
    return mail


if __name__ == "__main__":
    main()
