"""How people end what they write, and what programs and lawyers put below it."""

import re

MARK = re.compile(
    r"--\s*|_{5,}|(?:sent from|gesendet (?:von|mit (?:der|dem|meine[mr]))|envoyé (?:de|depuis|avec)"
    r"|enviado (?:desde|do|a partir)|inviato (?:da|dal)|verstuurd (?:vanaf|met)|verzonden vanaf"
    r"|wysłane? z|skickat från|sendt fra|lähetetty|odesláno z) .*|von meinem .* gesendet"
    r"|(?:get|download) outlook .*|outlook für .* herunterladen"
    r"|(?:obtenir|télécharger|obtener|descargar) outlook .*",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:(?:kind|best|warm|with (?:kind|best))\s+)?(?:regards|wishes)|sincerely"
    r"|yours (?:sincerely|truly|faithfully)|all the best|rgds"
    r"|(?:mit )?[^\W\d_]{4,16}e[nm]? "
    r"gr(?:ü|ue)(?:ß|ss)(?:en?)?(?: (?:aus|nach) .{1,30})?|gr(?:uß|üße)|mfg|hochachtungsvoll"
    r"|(?:bien )?[^\W\d_]{5,14}ement|bien à vous"
    r"|(?:sincères |meilleures )?salutations(?: distinguées)?"
    r"|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|atte"
    r"|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg"
    r"|(?:cordiali|distinti|cari|un cordiale?) salut[io]|saluti|cordialmente"
    r"|(?:com os )?(?:melhores )?cumprimentos|atenciosamente|abraços"
    r"|(?:serdecznie )?pozdrawiam|z poważaniem|(?:z )?pozdrowienia(?:mi)?"
    r"|(?:med )?(?:vänliga?|bästa|venlig|vennlig|bedste|beste) (?:hälsning(?:ar)?|hilsen|hilsner)"
    r"|hälsningar|hilsen|mvh|(?:ystävällisin )?terveisin|s pozdravem|üdvözlettel",
    re.IGNORECASE,
)
THANKS = re.compile(
    r"(?:many |best )?(?:thanks|thank you|thx)(?: (?:in advance|again|and regards))?|cheers|best"
    r"|(?:vielen )?dank(?: im voraus)?|danke|merci(?: d'avance| beaucoup)?"
    r"|(?:muchas )?gracias(?: de antemano)?|bedankt|(?:dank )?alvast"
    r"|grazie(?: mille| in anticipo)?|(?:muito )?obrigad[oa]|(?:z góry )?dziękuj[ęe]my?"
    r"|tack(?: på förhand)?|takk?(?: på forhånd)?|kiitos|děkuji",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(
    r"(?:important (?:notice|information)|confidential\w*(?: notice)?|disclaimer"
    r"|haftungsausschluss|aviso legal)\b.*:"
    r"|(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication) .*"
    r"(?:confidential|intended|privileged|scanned|virus)"
    r"|diese (?:e-?mail|nachricht) .*vertraulich|virenfrei\b"
    r"|ce (?:message|courriel|mail)\b.*confidenti|este (?:mensaje|correo|e-?mail)\b.*confidencial"
    r"|(?:dit bericht|deze e-?mail)\b.*vertrouwelijk"
    r"|(?:questo messaggio|(?:la presente|questa) e-?mail)\b.*(?:riservat|confidenzial)"
    r"|est[ae] (?:mensagem|e-?mail)\b.*confidencia|(?:ta|niniejsza) wiadomość\b.*poufn"
    r"|dett?[ae] (?:e-?post|mejl|meddelande|e-?mail|mail|meddelelse)\b.*(?:konfidentiell|fortrolig)"
    r"|(?:please )?(?:consider|think of|think about) the environment\b"
    r"|(?:bitte )?denken sie an die umwelt|pensez à l'environnement|pensa all'ambiente",
    re.IGNORECASE,
)
