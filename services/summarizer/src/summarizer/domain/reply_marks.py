"""What mail programs write above the words that they quote or pass on, in many languages."""

import re

LONGEST_MARK = 400
"""No mark of a history has more characters."""

_FORWARDED = (
    r"forwarded (?:message|by\b.*)|weitergeleitete (?:nachricht|e-?mail)"
    r"|message (?:transféré|transmis|réexpédié)|mensaje reenviado|doorgestuurd bericht"
    r"|messaggio inoltrato|mensagem (?:re)?encaminhada|przekazana wiadomość"
    r"|wiadomość przekazana|vidarebefordra[td]\w* (?:meddelande|brev)"
    r"|videresendt (?:meddelelse|besked|melding|e-?post|mail)"
    r"|(?:edelleen)?(?:välitetty|lähetetty) viesti|přeposlaná zpráva|továbbított üzenet"
    r"|redirecționat|пересылаемое сообщение"
)
FORWARD = re.compile(
    rf"-{{2,}}+\s*+(?:{_FORWARDED})\s*-{{2,}}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)"
    r"|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado"
    r"|begin doorgestuurd bericht|inizio (?:del )?messaggio inoltrato"
    r"|início da mensagem (?:re)?encaminhada|początek przekazywanej wiadomości"
    r"|vidarebefordrat (?:brev|mejl|meddelande)|start på videresendt (?:besked|e-?post)"
    r"|videresendt (?:melding|e-?post|besked))\s*:",
    re.IGNORECASE,
)
"""A line above words that somebody passes on."""

FORWARD_SUBJECT = re.compile(
    r"\s*(?:fwd?|wg|tr|rv|doorst|i|inoltr|enc|pd|vs|vb|fs|továbbítás|pr)\s*:", re.IGNORECASE
)

ORIGINAL = re.compile(
    r"-{2,}+\s*+(?:original(?: message|nachricht|meddelande)|ursprüngliche nachricht"
    r"|message d.origine|message original|mensaje original|oorspronkelijk bericht"
    r"|messaggio originale|mensagem original|wiadomość oryginalna|oryginalna wiadomość"
    r"|ursprungligt meddelande|oprindelig (?:meddelelse|besked)|opprinnelig melding"
    r"|alkuperäinen viesti|původní zpráva|eredeti üzenet)\s*-{2,}",
    re.IGNORECASE,
)
"""A line above a history."""

FROM = re.compile(
    r"\s*+\**+(?:from|von|de|van|da|od|från|fra|lähettäjä|feladó|от)\s?:\**\s", re.IGNORECASE
)
SUBJECT = re.compile(
    r"\s*+\**+(?:subject|betreff|objet|asunto|onderwerp|oggetto|assunto|temat|ämne|emne|aihe"
    r"|předmět|tárgy|тема)\s?:\**(?:\s|$)",
    re.IGNORECASE,
)
OTHER_HEADER = re.compile(
    r"\s*+\**+(?:sent|date|to|cc|gesendet|datum|an|kopie|envoyé|à|enviad[oa](?: e[lm])?|fecha|para"
    r"|verzonden|aan|inviato|data|a|wysłano|do|dw|skickat|till|kopia|sendt|dato|til|kopi"
    r"|lähetetty|päivämäärä|päivä|vastaanottaja|odesláno|komu|küldve|címzett|дата|кому)"
    r"\s?:\**(?:\s|$)",
    re.IGNORECASE,
)

_WROTE = (
    r"(?:wrote|schrieb|schrieben|a écrit|écrivait|escribió|escribi[oó]|schreef|ha scritto|scrive"
    r"|scriveva|escreveu|napisał(?:\(a\)|a)?|pisze|skrev|kirjoitti|napsala?|írta|a scris"
    r"|написала?|пишет)(?!\w)"
)
_WHEN = r"(?:\b20\d\d\b|\b\d{1,2}\s?[:.h]\s?\d\d\b)"
_PREPOSITION_FIRST = re.compile(
    rf"(?:on|am|le|el|op|il(?: giorno)?|em|no dia|den|d\.|w dniu|dnia)\b(?>.*\b{_WROTE}).*:",
    re.IGNORECASE,
)
"""As in: On Monday, 2 March, Ann wrote:"""
_DATE_FIRST = re.compile(
    rf"(?:[^\W\d_]{{1,12}}\.?,?\s+)?\d(?>.*?{_WHEN})(?:(?>.*\b{_WROTE}).*|.*@[^\s@]+\s?):",
    re.IGNORECASE,
)
"""As in: man. 2. mars 2026 kl. 09:00 skrev Ann:"""
_WRITER_FIRST = re.compile(
    rf"(?>.+\b{_WROTE}\s+(?:on|am|le|el|op|il|em|den|dnia|w dniu|\()).*:", re.IGNORECASE
)
"""As in: Ann wrote on 2 March:"""
_ATTRIBUTION_LINES = 3


def attribution_length(lines: list[str], at: int) -> int:
    """How many lines an "On … wrote:" takes that begins here; 0 where none does."""
    told = ""
    candidates = lines[at : at + _ATTRIBUTION_LINES]
    if not any(line.endswith((":", ": ")) for line in candidates):
        return 0
    for length, line in enumerate(candidates, 1):
        words = line[: LONGEST_MARK + 1].strip()
        told = f"{told} {words}".strip()
        # One that stands in a line of its own does not begin in the line above it.
        if not words or len(told) > LONGEST_MARK or (length > 1 and _attributes(words)):
            return 0
        if words.endswith(":"):
            return length if _attributes(told) or _names_writer_first(told, lines[at]) else 0
    return 0


def _attributes(words: str) -> bool:
    # A date or an address tells it from somebody's own "On Monday you wrote:".
    return bool(re.search(r"\d|@", words)) and bool(
        _PREPOSITION_FIRST.fullmatch(words) or _DATE_FIRST.fullmatch(words)
    )


def _names_writer_first(told: str, first_line: str) -> bool:
    # The writer stands in the first line: "Ok. / Ann wrote on 2 March:" are two things.
    return bool(
        _WRITER_FIRST.fullmatch(told)
        and re.search(r"\d", told)
        and re.search(rf"@|\b{_WROTE}", first_line[:LONGEST_MARK])
    )
