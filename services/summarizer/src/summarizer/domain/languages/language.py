"""What the reader knows of one language: words, kept apart from the rules that use them.

Every entry but `common`, `ones`, `tens` and `hundred` is the inside of a regular expression,
alternatives between `|`, read without regard to case. Word bounds are added where it is used.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Headers:
    """Titles of a table's columns."""

    quantity: str
    unit: str
    sku: str
    description: str
    item: str
    """A description, unless another column is one: then a position or a number."""
    position: str
    """A running number."""
    variant: str
    """What is said of the goods beside their name: colour, size."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """The words of one language."""

    code: str
    """ISO 639-1."""
    common: str
    """Its commonest words, by which it is told from others, between blanks."""
    decimal_comma: bool = True

    ones: str
    """From two upwards, one word a number, between blanks; `one` is an article most often."""
    tens: str
    """Twenty, thirty, … ninety."""
    compound: str = ""
    """How 22 is put together of `{one}` and `{ten}`, ways between `|`."""
    hundred: str
    more_numbers: dict[str, int] = field(default_factory=dict)
    dozen: str
    and_a_half: str = ""
    """Behind a dozen."""
    one_and_a_half: str = ""
    """Before a dozen."""
    half_dozen: str
    one: str
    """Articles, as "a" in "a drill"."""

    of: str
    """Between an amount and what it counts."""
    ors: str
    """Between two things to choose from."""
    ands: str
    """Between two clauses."""
    joins: str
    """Between two things asked for."""
    vague: str
    """Amounts that are no number."""
    same: str
    """As many as of the thing before."""
    all_of: str
    """Whatever was asked for: "all in white"."""
    about: str
    """Before a number that is meant roughly."""
    more: str
    """ "two more", "zwei mehr": said of an amount, not of goods."""
    fewer: str
    """ "two fewer"."""
    raises: str
    """Verbs: "raise it by five"."""
    lowers: str
    """Verbs: "reduce it by five"."""
    step: str
    """Before how much is raised or lowered: "by five"."""
    doubles: str
    halves: str
    positions: str
    """Before a line's number: "forget line 3"."""
    just: str = ""
    """Before an amount, and no part of it: "only", "doch nur"."""
    each: str
    """Behind or before an amount that is wanted of several things."""

    asks: str
    """Verbs and nouns of sentences that ask for goods."""
    quotes: str
    """Words for an offer and its price."""
    wants: str
    """Words that make a wish of a sentence."""
    past: str
    """Of sentences that tell what was or is, and ask for nothing."""
    complains: str
    """Of mails about a delivery, an invoice or an order that has been placed."""
    adds: str
    cancels: str
    changes: str
    instead: str
    """Before what is replaced."""
    swaps: str
    """Of a sentence that replaces one thing by another."""
    keeps: str
    """Of a sentence that leaves things as they are."""
    stays: str
    """Said of one thing that stays as it is."""
    out_of: str
    """Before the old of two numbers: "from 5 to 10"."""
    everything: str
    not_needed: str = ""
    """A verb of need, as it stands before a negation."""

    yes: str
    no: str
    how_many: str
    polite: str
    greetings: str
    closings: str
    thanks: str
    people: str
    """Pronouns: behind a dash they begin a remark."""
    not_goods: str
    """What is counted and never sold: days, quotes, people."""
    for_whom: str
    """ "for us" behind a thing."""
    ends_item: str
    """Words that begin something else behind a thing that is asked for."""

    ships: str
    """Labels and phrases before a delivery address."""
    bills: str
    hurry: str
    calm: str
    by: str
    """Before a day by which it is wanted."""
    soon: str
    """Days that are near: today, tomorrow, this week."""
    weekdays: str
    months: str
    """January to December, each with its short forms between `/`, months between blanks."""
    durations: str
    """Units of time, singular and plural."""
    labels: str
    """Words before a number that is a size, a class or a room: "size", "grade", "gate"."""
    references: str
    """Words before a number of a document: "order", "invoice"."""

    headers: Headers
