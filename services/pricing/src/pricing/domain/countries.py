"""Countries by the names and codes that people end an address with."""

import re
from collections import defaultdict
from typing import Final

from babel import Locale
from babel.core import get_global

_LANGUAGES: Final = ("en", "de", "fr", "es", "nl", "it", "pt", "pl", "sv", "da", "nb", "fi", "cs")
_NO_COUNTRIES: Final = {
    *("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"),
    *("AC", "CP", "CQ", "DG", "EA", "IC", "TA"),  # parts of a country
}
_ALSO_CALLED: Final = {
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "uk": "GB",
    "united states of america": "US",
    "the netherlands": "NL",
    "holland": "NL",
    "czech republic": "CZ",
    "republic of ireland": "IE",
    "eire": "IE",
}
_UNITED_STATES: Final = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
_CANADA: Final = "AB BC MB NB NL NS NT NU ON PE QC SK YT"
_ALSO_STATES: Final = {*_UNITED_STATES.split(), *_CANADA.split()}
"""Two letters that end an address in the United States or Canada: Georgia, not Gabon."""


def _territories(language: str) -> dict[str, str]:
    return dict(Locale(language).territories.items())


COUNTRIES: Final = frozenset(
    code
    for code in _territories("en")
    if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRIES
)
"""ISO 3166-1 alpha-2, and XK."""


def country_of(address: str | None) -> str | None:
    """The country that an address names as its last part, or None; never a guess by anything else.

    A name in one of several languages, or a code that is not a state's too.
    """
    parts = [part for part in re.split(r"[\n,;]", address or "") if part.strip(" .")]
    return _BY_NAME.get(_folded(parts[-1])) if parts else None


def require_country(code: str) -> str:
    """The code; raises ValueError where it is no country's."""
    if code not in COUNTRIES:
        raise ValueError(f"{code!r} is not an ISO 3166 code of two letters such as DE")
    return code


def _folded(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name.replace(".", "").casefold()).strip()


def _by_name() -> dict[str, str]:
    meant: dict[str, set[str]] = defaultdict(set)
    for language in _LANGUAGES:
        for code, name in _territories(language).items():
            if code in COUNTRIES:
                meant[_folded(name)].add(code)
    for code, now in get_global("territory_aliases").items():
        if re.fullmatch("[A-Z]{3}", code) and len(now) == 1 and now[0] in COUNTRIES:
            meant[code.casefold()].add(now[0])
    for code in COUNTRIES - _ALSO_STATES:
        meant[code.casefold()].add(code)
    for name, code in _ALSO_CALLED.items():
        meant[name].add(code)
    del meant["georgia"]  # a state, too
    return {name: next(iter(codes)) for name, codes in meant.items() if len(codes) == 1}


_BY_NAME: Final = _by_name()
