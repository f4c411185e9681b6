"""What there must be exactly one of, counted where it is kept."""

import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from quotewright.local.stack import Stack


@dataclass
class Ledger:
    """The quotes that the workflows made, with everything that hangs on them."""

    quotes: int = 0
    numbers: int = 0
    pdfs: int = 0
    notifications: int = 0
    mails: int = 0
    recorded_failures: int = 0
    wrong: list[str] = field(default_factory=list)
    """A sentence for each workflow that has not exactly one of each."""


def read_ledger(stack: Stack, quoted: set[str], failed: set[str], before: set[str]) -> Ledger:
    """Count for the workflows that were to make a quote and for those that were to fail.

    `before` is `quote_numbers` of the time before they were started.
    """
    made = defaultdict(list)
    with sqlite3.connect(stack.settings.data / "quotes.db") as database:
        for origin, number in database.execute("SELECT origin, quote_number FROM quotes"):
            made[origin.removeprefix("workflow:")].append(number)
        revisions = Counter(
            n for (n,) in database.execute("SELECT quote_number FROM quote_revisions")
        )
        pdfs = Counter(n for (n,) in database.execute("SELECT quote_number FROM pdfs"))
        deliveries = database.execute("SELECT delivery_id FROM outbox WHERE sent_at NOT NULL")
        notifications = Counter(_number(d) for (d,) in deliveries if d.endswith("-quote_ready"))
        recorded = {w for (w,) in database.execute("SELECT workflow_id FROM failed_workflows")}
    mails = Counter(_number(file.name) for file in stack.outbox.glob("*.eml"))

    ledger = Ledger(recorded_failures=len(failed & recorded))
    for workflow in sorted(quoted):
        ledger.quotes += len(made[workflow])
        for number in set(made[workflow]):
            ledger.numbers += 1
            ledger.pdfs += pdfs[number]
            ledger.notifications += notifications[number]
            ledger.mails += mails[number]
            counts = (revisions[number], pdfs[number], notifications[number], mails[number])
            if counts != (1, 1, 1, 1):
                ledger.wrong.append(
                    f"{workflow}: {number}: revisions, PDFs, notifications, mails: {counts}"
                )
        if len(made[workflow]) != 1:
            ledger.wrong.append(f"{workflow}: its quotes are {made[workflow]}")
    ledger.wrong += [f"{w}: made a quote though it failed" for w in sorted(failed) if made[w]]
    ledger.wrong += [f"{w}: its failure is not recorded" for w in sorted(failed - recorded)]
    for origin in sorted(made.keys() - quoted - failed):
        if strange := set(made[origin]) - before:
            ledger.wrong.append(f"{origin} was not started here, and made {sorted(strange)}")
    return ledger


def quote_numbers(stack: Stack) -> set[str]:
    """Every number that was given."""
    with sqlite3.connect(stack.settings.data / "quotes.db") as database:
        return {number for (number,) in database.execute("SELECT quote_number FROM quotes")}


def undelivered(stack: Stack) -> int:
    """How many notifications have not left yet."""
    with sqlite3.connect(stack.settings.data / "quotes.db") as database:
        query = "SELECT count(*) FROM outbox WHERE sent_at IS NULL"
        ((waiting,),) = database.execute(query).fetchall()
    return int(waiting)


def _number(name: str) -> str:
    """The quote's number at the beginning of a delivery's id or a mail's file name."""
    return "-".join(name.split("-")[:3])
