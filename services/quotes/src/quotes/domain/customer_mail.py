"""The quote as a mail to the customer, in the customer's language."""

from dataclasses import dataclass
from typing import Final

from contracts.clarification import Clarification
from contracts.quoting import Quote
from quotes.domain.figures import FIGURES
from quotes.domain.languages import language_for
from quotes.domain.notification import Announcement, Kind, announcement
from quotes.domain.seller import Seller


@dataclass(frozen=True)
class Words:
    """One language's sentences."""

    subject: str
    greeting: str
    offer: str
    accept: str
    questions: str
    regards: str


WORDS: Final = {
    "en": Words(
        subject="Our quote {number}",
        greeting="Good day {name},",
        offer="please find attached our quote {number} for {total}, valid until {day}.",
        accept="You can look at it and accept or decline it here:",
        questions="If you have questions, just answer this mail.",
        regards="Kind regards",
    ),
    "de": Words(
        subject="Unser Angebot {number}",
        greeting="Guten Tag {name},",
        offer="anbei erhalten Sie unser Angebot {number} über {total}, gültig bis {day}.",
        accept="Hier können Sie es ansehen und annehmen oder ablehnen:",
        questions="Bei Fragen antworten Sie einfach auf diese E-Mail.",
        regards="Mit freundlichen Grüßen",
    ),
    "fr": Words(
        subject="Notre devis {number}",
        greeting="Bonjour {name},",
        offer="veuillez trouver ci-joint notre devis {number} de {total}, valable jusqu'au {day}.",
        accept="Vous pouvez le consulter, l'accepter ou le refuser ici :",
        questions="Pour toute question, il suffit de répondre à ce message.",
        regards="Cordialement",
    ),
    "es": Words(
        subject="Nuestro presupuesto {number}",
        greeting="Buenos días {name}:",
        offer="adjuntamos nuestro presupuesto {number} por {total}, válido hasta el {day}.",
        accept="Puede verlo y aceptarlo o rechazarlo aquí:",
        questions="Si tiene alguna pregunta, responda a este mensaje.",
        regards="Un saludo",
    ),
    "nl": Words(
        subject="Onze offerte {number}",
        greeting="Goedendag {name},",
        offer="bijgaand vindt u onze offerte {number} van {total}, geldig tot en met {day}.",
        accept="U kunt de offerte hier bekijken en accepteren of afwijzen:",
        questions="Heeft u vragen, beantwoord dan gewoon deze e-mail.",
        regards="Met vriendelijke groet",
    ),
}


def offer_to_customer(quote: Quote, seller: Seller, accept_link: str | None) -> Announcement:
    """The mail that brings a quote to its customer, who must have an address."""
    language = language_for(quote.language)
    words, figures = WORDS[language], FIGURES[language]
    facts = {
        "number": quote.quote_number,
        "total": f"{quote.currency} {figures.money(quote.total, quote.currency)}",
        "day": figures.day(quote.valid_until),
    }
    greeting = words.greeting.format(name=quote.customer.name or "").replace(" ,", ",")
    body = [
        greeting.replace(" :", ":"),
        "",
        words.offer.format(**facts),
        *(["", words.accept, accept_link] if accept_link else []),
        "",
        words.questions,
        "",
        words.regards,
        seller.name,
        *filter(None, (seller.email, seller.phone)),
    ]
    subject = words.subject.format(**facts)
    return announcement(quote, Kind.OFFER, quote.customer.email or "", subject, body)


def ask_customer(quote: Quote, clarification: Clarification) -> Announcement:
    """The mail that asks what only the customer can decide, as an answer to theirs."""
    made = announcement(
        quote,
        Kind.CLARIFICATION,
        clarification.recipient or "",
        clarification.subject,
        clarification.body.splitlines(),
    )
    return made.model_copy(update={"in_reply_to": clarification.in_reply_to})
