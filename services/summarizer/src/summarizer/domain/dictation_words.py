"""How people dictate prices, discounts and free goods, in the languages that are read.

All phrases are in small letters, as is the text that they are looked for in.
"""

_DISCOUNT = (
    r"(?:discounts?|rebate|rabatt?\w*|nachl[aä]ss\w*|skonto|remises?|réductions?|rabais|descuentos?"
    r"|rebaja|sconti?|scont[oi]|ribasso|descontos?|korting\w*|zniżk\w*|upust\w*|off)\b"
)
_PERCENT = r"\d\s?(?:%|percent\b|prozent\b|pour cent\b|por ciento\b|per cento\b|por cento\b|proc)"
_CURRENCY = r"(?:usd|eur|gbp|chf|pln|sek|dkk|nok|czk|zł|kr|euros?|dollars?|[$€£])"
_AMOUNT = r"\d+(?:[.,]\d+)*"
_MONEY = rf"(?:{_CURRENCY}\s?)?{_AMOUNT}(?:\s?{_CURRENCY})?(?=\W|$)"
_PRICED = rf"(?:{_CURRENCY}\s?{_AMOUNT}|(?<!\d)(?<!\d[.,]){_AMOUNT}\s?{_CURRENCY})"
_GRANTS = (
    r"(?:appl(?:y|ied|ies)|approved?s?|grant(?:ed|s)?|authori[sz]e[ds]?|gewähr\w*|genehmig\w*"
    r"|bewillig\w*|freigegeben|anwenden|wende\w*|accord\w+|appliqu\w*|approuv\w*|autoris\w*"
    r"|apli[cq]\w+|aprob\w*|autoriz\w*|conced\w*|applic\w+|approvat\w*|autorizz\w*|concess\w*"
    r"|aprov\w+|toegekend|toegepast|goedgekeurd|pas|zastosuj\w*|zatwierdz\w*|przyzn\w+|udziel\w*"
    r"|tillämpa\w*|godkän\w*|bevilja\w*|anvend\w*|godkend\w*|innvilg\w*|set)"
)

GRANTED = (
    rf"\b{_GRANTS}\b.{{0,60}}?{_PERCENT}.{{0,30}}?\b{_DISCOUNT}",
    rf"\b{_GRANTS}\b.{{0,60}}?\b{_DISCOUNT}.{{0,30}}?{_PERCENT}",
    rf"\b{_DISCOUNT}.{{0,30}}?{_PERCENT}.{{0,40}}?\b{_GRANTS}\b",
    rf"{_PERCENT}.{{0,20}}?\b{_DISCOUNT}.{{0,40}}?\b{_GRANTS}\b",
    rf"\b(?:set|make|use|change|lower|reduce)\b.{{0,60}}?\bprices? (?:to|at|=) {_MONEY}",
    rf"\b(?:setz\w*|änder\w*|senk\w*)\b.{{0,60}}?preise?\w*\b.{{0,30}}? auf {_MONEY}",
    rf"\b(?:mett\w+|fix\w+|appliqu\w+|régl\w+)\b.{{0,60}}?\bprix\b.{{0,30}}? à {_MONEY}",
    rf"\b(?:pon\w*|fij\w+|establ\w+|cambi\w+)\b.{{0,60}}?\bprecios?\b.{{0,30}}? (?:a|en) {_MONEY}",
    rf"\b(?:impost\w+|fiss\w+|mett\w+)\b.{{0,60}}?\bprezz\w+\b.{{0,30}}? a {_MONEY}",
    (
        rf"\b(?:defin\w+|coloqu\w+|fix\w+|alter\w+)\b.{{0,60}}?\bpreços?\b.{{0,30}}?"
        rf" (?:para|em|a) {_MONEY}"
    ),
    rf"\b(?:zet|stel|verlaag)\b.{{0,60}}?\bprij[sz]\w*\b.{{0,30}}? op {_MONEY}",
    rf"\b(?:ustaw|zmień|ustal)\w*\b.{{0,60}}?\bcen\w+\b.{{0,30}}? na {_MONEY}",
    rf"\b(?:sätt|ändra|sänk|sæt|sett)\b.{{0,60}}?\bpris\w*\b.{{0,30}}? (?:till?|på) {_MONEY}",
    rf"\bbe (?:priced|charged|billed|invoiced|entered|listed) at {_MONEY}",
    rf"\bmit {_MONEY} (?:anzusetzen|zu berechnen|zu bepreisen)\b",
    rf"\bgebe\w*\b.{{0,40}}?{_PERCENT}.{{0,40}}?\bfrei\b",
    (
        r"\b(?:every|each|all)\b.{0,30}?\b(?:items?|lines?|products?|positions?|prices?)\b.{0,30}?"
        r"\b(?:costs?|are|is|at) (?:[$€£]\s?)?0(?:[.,]0+)?(?=\W|$)"
    ),
)
"""Prices and discounts dictated as if by the seller. A customer may ask for them."""

FREE = (
    (
        r"\b(?:add(?:ed)?|included?|sen[dt]|ship(?:ped)?)\b.{0,80}?\b(?:free of charge|for free"
        r"|at (?:no|zero) (?:\w+ )?"
        r"(?:cost|charge))\b"
    ),
    (
        r"\b(?:kostenlos|gratis|kostenfrei|unentgeltlich) (?:dazu|bei(?:legen|fügen)|hinzufügen"
        r"|mit(?:liefern|schicken|senden)|ergänzen)\b"
    ),
    (
        r"\b(?:füg\w*|leg\w*|ergänz\w*)\b.{0,80}?\b(?:kostenlos|gratis|kostenfrei|unentgeltlich"
        r"|unberechnet|ohne berechnung)\b"
    ),
    r"\b(?:ajout\w+|inclu\w+|joign\w+)\b.{0,80}?\b(?:gratuit\w*|sans frais|gratis)\b",
    r"\b(?:añad\w+|agreg\w+|inclu\w+)\b.{0,80}?\b(?:gratis|gratuit\w+|sin (?:coste|cargo|costo))\b",
    r"\b(?:aggiung\w+|includ\w+)\b.{0,80}?\b(?:gratis|gratuit\w+|senza (?:costi|spese))\b",
    r"\b(?:adicion\w+|inclu\w+|acrescent\w+)\b.{0,80}?\b(?:grátis|gratuit\w+|sem custos?)\b",
    r"\b(?:voeg\w*|doe)\b.{0,80}?\b(?:gratis|kosteloos)\b",
    r"\b(?:dodaj\w*|dołącz\w*)\b.{0,80}?\b(?:gratis|bezpłatnie|za darmo)\b",
    r"\b(?:lägg till|inkludera|tilføj|legg til)\b.{0,80}?\b(?:gratis|kostnadsfritt)\b",
)
"""Goods to be given away."""

_SETTLED = r"(?:as|was|were|been|already) (?:agreed|promised|approved)"
_AGREED = (
    rf"(?:{_SETTLED}|(?:is|are) agreed|agreed (?:price|discount|at|on)|price[sd]? fixed"
    r"|wie .{0,40}?(?:vereinbart|zugesagt|besprochen|abgesprochen)|vereinbarte\w*|comme convenu"
    r"|convenu\w*|según lo acordado|acordad\w+|come (?:concordato|da accordi)|concordat\w+"
    r"|conforme (?:combinado|acordado)|combinado|zoals (?:afgesproken|overeengekomen)|afgesproken"
    r"|zgodnie z ustaleniami|uzgodnion\w+|enligt överenskommelse|överenskom\w+|aftalt|avtalt?)"
)
CLAIMED = (
    rf"\b{_AGREED}\b.{{0,80}}?(?:{_PRICED}|{_PERCENT})",
    rf"\b{_AGREED} {_MONEY}",
    rf"(?:{_PRICED}|{_PERCENT}).{{0,40}}?\b{_SETTLED}\b",
    (
        r"\byour (?:director|boss|manager|ceo|management|sales \w+) (?:has |have |already )*"
        rf"(?:agreed|promised|approved|granted)\b.{{0,80}}?(?:{_PRICED}|{_PERCENT})"
    ),
    rf"\bwe (?:get|receive|are entitled to) {_AMOUNT}\s?% (?:off|discount)\b",
)
"""A customer's claims that a price or a discount is settled."""
