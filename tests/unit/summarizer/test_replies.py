"""What is newly written is told apart from the history, in whatever language a program marks it."""

import pytest

from summarizer.domain.replies import is_forward, split_reply

ATTRIBUTIONS = [
    "On Mon, 2 Mar 2026 at 09:00, Sales <sales@seller.example> wrote:",
    "On Mon, 2 Mar 2026 at 09:00, A Very Long Department Name\n<sales@seller.example> wrote:",
    "Sales <sales@seller.example> wrote on 2 March 2026:",
    "Am Mo., 2. März 2026 um 09:00 Uhr schrieb Sales <sales@seller.example>:",
    "Le lun. 2 mars 2026 à 09:00, Sales <sales@seller.example> a écrit :",
    "El lun, 2 mar 2026 a las 9:00, Sales (<sales@seller.example>) escribió:",
    "Op ma 2 mrt 2026 om 09:00 schreef Sales <sales@seller.example>:",
    "Il giorno lun 2 mar 2026 alle ore 09:00 Sales <sales@seller.example> ha scritto:",
    "Il 02/03/2026 09:00, Sales ha scritto:",
    "Em seg., 2 de mar. de 2026 às 09:00, Sales <sales@seller.example> escreveu:",
    "pon., 2 mar 2026 o 09:00 Sales <sales@seller.example> napisał(a):",
    "W dniu 02.03.2026 o 09:00, Sales pisze:",
    "Den mån 2 mars 2026 kl 09:00 skrev Sales <sales@seller.example>:",
    "man. 2. mars 2026 kl. 09:00 skrev Sales <sales@seller.example>:",
    "ma 2. maalisk. 2026 klo 9.00 Sales (sales@seller.example) kirjoitti:",
    "po 2. 3. 2026 v 9:00 odesílatel Sales <sales@seller.example> napsal:",
    "2026-03-02 9:00 GMT+01:00 Sales <sales@seller.example>:",
]
HEADER_BLOCKS = [
    "From: Sales <s@seller.example>\nSent: Monday\nTo: Ann\nSubject: Offer",
    "Von: Sales\nGesendet: Montag\nAn: Ann\nBetreff: Angebot",
    "De : Sales\nEnvoyé : lundi\nÀ : Ann\nObjet : Devis",
    "De: Sales\nEnviado el: lunes\nPara: Ann\nAsunto: Oferta",
    "Van: Sales\nVerzonden: maandag\nAan: Ann\nOnderwerp: Offerte",
    "Da: Sales\nInviato: lunedì\nA: Ann\nOggetto: Offerta",
    "De: Sales\nEnviada em: segunda\nPara: Ann\nAssunto: Oferta",
    "Od: Sales\nWysłano: poniedziałek\nDo: Ann\nTemat: Oferta",
    "Från: Sales\nSkickat: måndag\nTill: Ann\nÄmne: Offert",
    "Fra: Sales\nSendt: mandag\nTil: Ann\nEmne: Tilbud",
    "*From:* Sales <s@seller.example>\n*Date:* Monday\n*To:* Ann",
]
ORIGINALS = [
    "-----Original Message-----",
    "-----Ursprüngliche Nachricht-----",
    "-----Message d'origine-----",
    "-----Mensaje original-----",
    "-----Oorspronkelijk bericht-----",
    "-----Messaggio originale-----",
    "-----Mensagem original-----",
    "-----Oryginalna wiadomość-----",
    "-----Ursprungligt meddelande-----",
    "-----Oprindelig meddelelse-----",
]
FORWARDS = [
    "---------- Forwarded message ---------",
    "-------- Weitergeleitete Nachricht --------",
    "---------- Message transféré ----------",
    "---------- Mensaje reenviado ----------",
    "---------- Doorgestuurd bericht ----------",
    "-------- Messaggio inoltrato --------",
    "-------- Mensagem encaminhada --------",
    "-------- Przekazana wiadomość --------",
    "-------- Vidarebefordrat meddelande --------",
    "-------- Videresendt melding --------",
    "Begin forwarded message:",
    "Anfang der weitergeleiteten Nachricht:",
    "Inizio messaggio inoltrato:",
]


@pytest.mark.parametrize("mark", [*ATTRIBUTIONS, *HEADER_BLOCKS, *ORIGINALS])
def test_what_stands_below_a_mark_is_history(mark: str) -> None:
    text, quoted = split_reply(f"Please send 60.\n\n{mark}\n\n5 ladders", forwarded=False)

    assert text == "Please send 60."
    assert quoted == f"{mark}\n\n5 ladders"


@pytest.mark.parametrize("mark", ATTRIBUTIONS)
def test_words_below_quoted_lines_are_new(mark: str) -> None:
    text, _ = split_reply(f"{mark}\n> 5 ladders\n\nPlease send 60.", forwarded=False)

    assert text.strip() == "Please send 60."


@pytest.mark.parametrize("mark", FORWARDS)
def test_what_is_passed_on_is_said_anew(mark: str) -> None:
    text, quoted = split_reply(f"See below.\n\n{mark}\n\n> 5 ladders", forwarded=False)

    assert text.endswith("5 ladders")
    assert quoted == ""


@pytest.mark.parametrize(
    "written",
    [
        "On Monday you wrote:\n60 helmets",
        "Ok.\nOn 3 sites we need:\n60 helmets",
        "From: Lyon\nTo: Paris\nDate: 3 March\n60 helmets",
        "De: bouchons 28 mm\nÀ: livrer lundi\n60 helmets",
        "2 pallets for 10:00, contact ann@customer.example, please:\n60 helmets",
        "5 boxes, order 2026:\n60 helmets",
    ],
)
def test_nobodys_own_words_are_history(written: str) -> None:
    assert split_reply(written, forwarded=False) == (written, "")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_that_begins_with_a_number_is_no_part_of_the_attribution_below(gap: str) -> None:
    mail = f"60, please.{gap}On 2 March 2026, Sales wrote:\n> How many?"

    assert split_reply(mail, forwarded=False)[0].strip() == "60, please."


def test_a_line_above_an_attribution_stays_new() -> None:
    text, _ = split_reply("Ok.\nSales wrote on 2 March 2026:\n5 ladders", forwarded=False)

    assert text == "Ok."


@pytest.mark.parametrize("subject", ["Fwd: x", "WG: x", "TR: x", "RV: x", "I: x", "ENC: x"])
def test_a_forwards_subject_is_known(subject: str) -> None:
    assert is_forward(subject)
    assert not is_forward(f"Re: {subject}")
