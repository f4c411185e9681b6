"""`python -m bench.mail`: what reading mail by rules costs, beside what it may.

The repository's own threads, threads of 200 messages, and mails of 10 MB, each in a process of its
own: processor time, and the most memory that the process ever held.
"""

import multiprocessing
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from email.message import EmailMessage
from pathlib import Path

from summarizer.domain.mail import read_mail
from summarizer.domain.rules_reader import read_by_rules
from summarizer.domain.threads import fit
from summarizer.settings import Settings

CASES = Path(__file__).parents[1] / "evaluation" / "cases"
SELLER = ["seller.example"]
ORDINARY_MS = 50
LARGE_MS = 2_000
LARGE_MB = 300
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
Thread = Callable[[], Sequence[bytes]]


def main() -> None:
    """Measure each, and print."""
    print(
        f"{'':24} {'size':>8} {'apart':>9} {'read':>9} {'of limit':>9}"
        f" {'memory':>8} {'of limit':>9}"
    )
    show_ordinary()
    for what, thread in LARGE.items():
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
            size, apart, read, peak = process.submit(measured, thread).result()
        share = (apart + read) / LARGE_MS
        print(
            f"{what:24} {size:5.1f} MB {apart:6.0f} ms {read:6.0f} ms {share:9.0%}"
            f" {peak:5.0f} MB {peak / LARGE_MB:9.0%}"
        )


def show_ordinary() -> None:
    """The middle and the worst of the repository's own threads, once every language is warm."""
    threads = [[path.read_bytes() for path in sorted(case.glob("*.eml"))] for case in _cases()]
    for thread in threads:
        cost(thread)
    costs = [cost(thread) for thread in threads]
    for what, figure in (("ordinary, the middle", statistics.median), ("ordinary, the worst", max)):
        apart, read = (figure(one[at] for one in costs) for at in (0, 1))
        both = figure(map(sum, costs))
        print(f"{what:24} {'':8} {apart:6.1f} ms {read:6.1f} ms {both / ORDINARY_MS:9.0%}")


def measured(thread: Thread) -> tuple[float, float, float, float]:
    """A thread's size in MB, its costs, and what the process held at most, in MB.

    It has read before, as a service's has.
    """
    cost([path.read_bytes() for path in sorted(_cases()[0].glob("*.eml"))])
    raws = thread()
    apart, read = cost(raws)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return sum(map(len, raws)) / 1e6, apart, read, peak


def cost(raws: Sequence[bytes]) -> tuple[float, float]:
    """Of taking a thread's mails apart, and of reading what they say, in ms."""
    begun = time.process_time()
    messages = [read_mail(raw, SELLER).message for raw in raws]
    apart = time.process_time()
    read_by_rules(messages[0].subject, fit(messages, Settings().max_thread_chars))
    return 1000 * (apart - begun), 1000 * (time.process_time() - apart)


def _cases() -> list[Path]:
    return sorted(CASES.iterdir())


def long_thread() -> list[bytes]:
    """The customer and the seller in turns, each quoting all that was said."""
    return list(_turns())


def _turns() -> Iterator[bytes]:
    history = ""
    for site in range(1, 201):
        written = REQUEST.format(site=site)
        asks = site % 2 == 1
        above = "On Mon, 2 Mar 2026 at 09:00, Sales <sales@seller.example> wrote:"
        yield _mail(f"{written}\n{above}\n{history}", asks=asks, number=site)
        lines = f"{written}\n{history}".split("\n")
        history = "\n".join(f"> {line}" for line in lines)[:QUOTED_CHARS]


def long_html_thread() -> list[bytes]:
    """The same in HTML, each quote in a quote."""
    history = ""
    mails = []
    for site in range(1, 201):
        written = REQUEST.format(site=site).replace("\n", "<br>")
        body = f"<div>{written}</div>{history}"
        mails.append(_html(body, asks=site % 2 == 1, number=site))
        quote = f"<blockquote type='cite'><div>{written}</div>{history}</blockquote>"
        history = f"<div>On Mon, 2 Mar 2026 at 09:00, Ann wrote:</div>{quote}"
    return mails


def with_picture() -> list[bytes]:
    """A short request and a photograph."""
    noise = random.Random(1).randbytes(TEN_MB * 73 // 100)  # noqa: S311
    return [_with_file(noise, "image", "jpeg", "photo.jpg")]


def with_csv() -> list[bytes]:
    """A short request and a file that is longer than what is read of one."""
    rows = "".join(f"HLM-{n},White helmet {n},60\n" for n in range(TEN_MB // 32))
    return [_with_file(rows.encode(), "text", "csv", "order.csv")]


def plain_text() -> list[bytes]:
    """The same request time and again."""
    return [_mail(REQUEST.format(site=7) * (TEN_MB // 200))]


def html_table() -> list[bytes]:
    """Rows without end."""
    rows = (f"<tr><td>White helmet {n}</td><td>60</td></tr>" for n in range(TEN_MB // 46))
    return [_html(f"<table>{''.join(rows)}</table>")]


def _with_file(content: bytes, maintype: str, subtype: str, filename: str) -> bytes:
    mail = _made(asks=True, number=1)
    mail.set_content(REQUEST.format(site=5))
    mail.add_attachment(content, maintype=maintype, subtype=subtype, filename=filename)
    return mail.as_bytes()


def _mail(text: str, *, asks: bool = True, number: int = 1) -> bytes:
    mail = _made(asks=asks, number=number)
    mail.set_content(text)
    return mail.as_bytes()


def _html(body: str, *, asks: bool = True, number: int = 1) -> bytes:
    mail = _made(asks=asks, number=number)
    mail.set_content(body, subtype="html", cte="base64")
    return mail.as_bytes()


def _made(*, asks: bool, number: int) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Ann Example <ann@customer.example>" if asks else "sales@seller.example"
    mail["Subject"] = "Request"
    mail["Message-ID"] = f"<{number}@bench.example>"
    mail["Date"] = f"Mon, 2 Mar 2026 09:{number // 60:02}:{number % 60:02} +0100"
    return mail


LARGE: dict[str, Thread] = {
    "200 messages": long_thread,
    "200 messages in HTML": long_html_thread,
    "a picture of 10 MB": with_picture,
    "a CSV of 10 MB": with_csv,
    "10 MB of plain text": plain_text,
    "10 MB of HTML": html_table,
}

if __name__ == "__main__":
    main()
