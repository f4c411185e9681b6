"""Lines that are nobody's words, wherever they stand."""

import re
from collections.abc import Iterator

from summarizer.domain.postal import is_postal
from summarizer.domain.reply_marks import FORWARD, FROM, LONGEST_MARK, OTHER_HEADER, SUBJECT
from summarizer.domain.spans import Span, lines

_HEADER = re.compile(
    r"\[attachment: .*\]|-{2,} ?(?:forwarded|original|weitergeleitete).*|(?:From|Sent|Date"
    r"|Subject|To|Cc|Von|Gesendet|Datum|An|Betreff|De|Envoyé|Objet|À|Enviado(?: el)?|Asunto"
    r"|Verzonden|Onderwerp|Inviato|Oggetto|Assunto|Wysłano|Temat|Skickat|Ämne|Sendt|Emne)\s?: .*",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?:geschäftsführ(?:er|ung)|(?:amts|register)gericht|handelsregister|sitz der gesellschaft"
    r"|ust-?id|steuer-?n|vat (?:no|id|reg)|tax id|registered (?:in|office)|company (?:no|reg)"
    r"|capital social|p\.? ?iva\b|org\.? ?nr|(?:hr[ab]|siret|siren|rcs|tva|kvk|btw|cif|nif|nip|krs"
    r"|cvr|iban|bic|swift)(?:[ -]?(?:nr|no|n°|num\w*|intra\w*))?\.?(?:\s?:|\s+[A-Z]{0,4}\d)).*",
    re.IGNORECASE,
)
_HEADERS_IN_A_ROW = 3


def marks(text: str) -> Iterator[Span]:
    """Lines that are nobody's words: attachments' names, headers of forwarded mail, legal forms."""
    headers: list[Span] = []
    for row in [*lines(text, Span(0, len(text))), Span(len(text), len(text))]:
        words = row.read(text)[:LONGEST_MARK]
        if FROM.match(words) or SUBJECT.match(words) or OTHER_HEADER.match(words):
            headers.append(row)
        else:
            yield from _header_block(headers, text)
            headers = []
            if _is_mark(words) or _LEGAL.match(words):
                yield row


def _header_block(rows: list[Span], text: str) -> list[Span]:
    """Those of a run of header lines that are headers: in a short one only such as stand alone.

    "A: 60 helmets" is no header below "B: 40 vests".
    """
    read = [row.read(text) for row in rows]
    sent = any(SUBJECT.match(one) or (FROM.match(one) and "@" in one) for one in read)
    if sent and len(rows) >= _HEADERS_IN_A_ROW:
        return rows
    # "To: Acme, 5 Elm St, …" alone is where the goods go.
    return [
        row
        for row, words in zip(rows, read, strict=True)
        if _is_mark(words) and not is_postal(words, complete=True)
    ]


def _is_mark(words: str) -> bool:
    return bool(FORWARD.match(words) or _HEADER.fullmatch(words))
