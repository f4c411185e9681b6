"""How people try to steer whoever reads by machine: phrases in the languages that are read.

Each list is by what is done about a sentence that holds such a phrase; see `steering.py`. All
phrases are in small letters, as is the text that they are looked for in.
"""

_IGNORE = (
    r"\b(?:ignore|disregard|forget|override|bypass|overrule|ignorier\w*|vergiss"
    r"|vergessen sie|missacht\w*|übergeh\w*|ignor\w+|oubli\w+|ne ten\w+ pas compte|olvid\w+"
    r"|haga? caso omiso|dimentic\w+|esque[çc]\w+|desconsider\w+|negeer\w*|vergeet|zignoruj\w*"
    r"|zapomnij\w*|pomiń\w*|glöm|bortse|ignorer\w*|glem|se bort)\b(?! (?:nicht|pas|not|niet)\b)"
)
_ALL_EARLIER = (
    r"\b(?:all|any|every|previous|prior|above|earlier|preceding|your|system|existing|other|alle[nrs]?"
    r"|bisherige\w*|vorherige\w*|vorige\w*|frühere\w*|obige\w*|deine|ihre|précédent\w*|tou(?:s|tes?)"
    r"|vos|tes|antérieur\w*|anterior\w*|previ[ao]s?|prévi\w*|tod[ao]s|tus|sus|precedent\w+"
    r"|tutt[ei]|tue|sue|suas|eerdere|bovenstaande|jouw|uw|wszystki\w+|poprzedni\w+|twoje"
    r"|wcześniejsz\w+|tidigare|alla|tidligere)\b"
)
_RULES = (
    r"(?<!delivery )(?<!shipping )(?<!packing )(?<!assembly )(?<!installation )(?<!mounting )"
    r"\b(?:instructions?|prompts?|rules?|guidelines?|directives?|anweisung\w*|instruktion\w*"
    r"|vorgaben|regeln|richtlinien|consignes|règles|instrucciones|indicaciones|reglas|directrices"
    r"|istruzion\w+|regole|direttive|instruç\w+|regras|diretrizes|instructies?|regels"
    r"|richtlijnen|instrukcj\w+|polece\w+|zasad\w*|wytyczn\w+|regler|anvisning\w*|instruks\w*)\b"
)
_AI = (
    r"(?:ai|a\.i\.|llms?|(?:chat-?)?gpt\S{0,4}|copilot|gemini|claude|language models?|chat-?bots?"
    r"|ki|sprachmodell\w*|ia|i\.a\.|modèle de langage|modelo de (?:lenguaje|linguagem)"
    r"|modello linguistico|taalmodel|model\w* językow\w+|språkmodell\w*|sprogmodel\w*)"
)
_MACHINE = (
    rf"(?:{_AI}|(?:ai|ki|virtual|digital|automated|automatic|quot\w+|pricing|e-?mail|order|mail)"
    r"[ -](?:assistant|agent|bot|reader|parser|robot|model|system)|assist[ea]nte?s?|asistente"
    r"|asystent\w*|bot|parser)"
)
_NOTE = (
    r"(?:notes?|notice|message|instructions?|reminder|order|hinweis\w*|nachricht|anweisung\w*"
    r"|consignes?|nota|mensaje|instrucci\w+|istruzion\w+|messaggio|mensagem|instruç\w+|opmerking"
    r"|bericht|instructies?|uwaga|wiadomość|instrukcj\w+|meddelande|besked|polecenie)"
)
_TO = r"(?:to|for|an|für|à|pour|para|al?|per|all[\u2019']|ao?|aan|voor|do|dla|till?|zur?|zum)"
_YOU_ARE = (
    r"(?:you are|you're|du bist|sie sind|tu es|vous êtes|eres|usted es|sei|lei è|você é|je bent"
    r"|u bent|jesteś|du är|du er)"
)
_MARKS_SOMETHING = (
    r"(?:ignore|instructions?|apply|discount|approve|prices?|override|add|must|quote)"
)

OVERRIDE = (
    (
        rf"{_IGNORE}(?:[^.!?]{{0,60}}?{_ALL_EARLIER}[^.!?]{{0,40}}?{_RULES}"
        r"|[^.!?]{0,20}?\b(?:(?:everything|anything) (?:above|before|earlier)"
        r"|alles (?:bisherige|vorherige|obige)|tout ce qui précède|todo lo anterior"
        r"|tutto (?:il|ciò che) prece\w+|tudo (?:o que|acima)|al het (?:bovenstaande|voorgaande)"
        r"|wszystko powyżej)\b)"
    ),
)
"""Orders to forget other orders."""

TO_MACHINES = (
    rf"\b{_NOTE} {_TO}\b ?.{{0,25}}?\b{_MACHINE}\b",
    (
        r"\b(?:dear|hello|hi|hey|attention|achtung|atención|attenzione|atenção|let op|uwaga)"
        r"[ :,!]{1,3}"
        rf"(?:the |an? |à l'|l'|la |die )?{_AI}\b(?:[ ,:!-]|$)"
    ),
    rf"\b{_YOU_ARE}\b .{{0,30}}?\b(?:{_AI}|assist[ea]nte?|asistente|asystent\w*)\b",
    rf"\b(?:as|als|en tant qu'|como|come|jako|som) ?(?:an? |eine? |une? |un'|uma? |una? )?{_AI}\b",
    rf"^[^\w\n]*(?:{_AI}|ai assistant|assistant|quot\w+ bot|bot)\s?:",
    (
        r"\b(?:for|to|an|für|pour|para|per|voor) "
        r"(?:the |an? |any |den |die |l'|le |la |el |il |de )?"
        rf"(?:{_AI}|(?:ai|automated|automatic|virtual|digital)[ -](?:agents?|assistants?|bots?"
        r"|readers?|parsers?)) only\b"
    ),
    r"\byou are now in (?:\w+ ){1,2}mode\b",
    (
        r"\binstructions? (?:that )?(?:you (?:were|have been) given|(?:from )?(?:above|before))\b"
        r".{0,40}?\b(?:suspended|void|cancel\w*|replaced|overruled|no longer)\b"
    ),
    r"\b(?:system|developer|hidden|initial)[ -]?(?:prompts?|messages?|instructions?)\b",
    (
        r"\b(?:systemanweisung\w*|instructions? (?:du )?système"
        r"|(?:instrucciones|mensaje) del sistema"
        r"|istruzioni di sistema|instruções do sistema|systeem(?:instructies?|bericht)"
        r"|(?:prompt\w*|polecenie) systemow\w+)\b"
    ),
    (
        r"\b(?:new|updated|revised|neue|nouvelles?|nuevas?|nuove|novas|nieuwe|nowe|nya|nye) "
        r"(?:system )?(?:instructions?|anweisung(?:en)?|consignes?|instrucci\w+|istruzioni"
        r"|instruç\w+|instructies?|instrukcje|instruktioner)\s?:"
    ),
    r"\bjail-?break|\bprompt injection\b|\bdeveloper mode\b|\boverride (?:mode|code|enabled)\b",
    (
        r"\bwhen (?:you |the (?:system|reader) )?"
        r"(?:process|read|summari[sz]|generat|pars|prepar)\w*"
        r" (?:this|the) (?:e-?mail|message|thread|request|quote)\b.{0,60}\b"
        r"(?:ignore|set|apply|add|use|approve|mark)\b"
    ),
    (
        rf"\b{_AI}[ -](?:agents?|assistants?|systems?|tools?|bots?|models?|readers?|workers?)\b"
        r".{0,60}?\b(?:must|shall|should|are to|have to|has to|will now|please)\b"
    ),
    (
        r"\b(?:respond|reply|answer|output) (?:only |exactly )*(?:with|in) "
        r"(?:json|exactly|the following)"
    ),
)
"""Orders to whoever reads by machine."""

MARKS = (
    r"^[^\w\n]*\[(?:system|assistant|developer|admin)\b[^\]]{0,40}\]",
    (
        r"^[^\w\n]*(?:system|assistant|developer|admin)(?: \w+)?\s?[:>\]].{0,200}"
        rf"\b{_MARKS_SOMETHING}\b"
    ),
    r"<<[^<>\n]{0,40}\b(?:admin|system|context|instruction|override|assistant|prompt)\w*[^<>\n]{0,40}>>",
    r"<\|.{0,80}?\|>|\[/?inst\]|<<?/?sys>>?|<(?:start|end)_of_turn>|<bos>|<eos>|</?s>",
    (
        r"</?(?:system|assistant|user|human|instructions?|function|tool|e-?mail|message|thread|document"
        r"|customer|context|prompt|untrusted)(?:[_-]\w+)*\b[^>]{0,200}>"
    ),
    (
        r"^[^\w\n]*(?:begin|end|start|stop)(?:ing)? (?:of )?(?:the )?"
        r"(?:(?:customer|user|original) )?"
        r"(?:e-?mail|message|user|thread|input|prompt|system|instructions?|context|document)\b\W*$"
    ),
    (
        r"^[^\w\n]*(?:end|ende|fin|fine|fim|einde|koniec) (?:of|der|du|del|della|da|do|van de) "
        r"(?:customer|user|kunden|mail|e-?mail|nachricht|message|courriel|mensaje|messaggio|mensagem)"
    ),
    r"^#{2,}\s*(?:system|instructions?|assistant|user|human|end|response|prompt)\b",
    r"[\"'](?:role|tool|function|tool_calls?|unit_price|discount\w*|system)[\"']\s*:",
)
"""Marks that pretend to end the customer's words and to begin the system's."""

UNCHECKED = (
    (
        r"\b(?:do not|don't|never) (?:flag|escalate|report this)\b"
        r"|\b(?:do not|don't|never) (?:reveal|disclose|show|mention) (?:this|these|it|that)\b"
        r"|\b(?:mention|flag|erwähn\w*|mentionn\w+|mencion\w+|menzion\w+|vermeld\w*|wspomin\w*) "
        r"(?:this|diese\w*|ce(?:tte)?|est[ea]|quest[ao]|dit|deze|tej) "
        r"(?:note|message|text|nachricht|hinweis|mensaje|messaggio|mensagem|bericht|wiadomości)\b"
    ),
    r"\bwithout (?:any )?(?:human |manual |further )*(?:review|approval|checking|verification)\b",
    r"\bskip (?:the |any )?(?:review|approval|checks?)\b",
    r"\bno (?:check|review|approval)\b.{0,30}?\b(?:needed|required|necessary)\b",
    r"\bohne (?:weitere |manuelle )?(?:(?:über)?prüfung|freigabe|genehmigung|kontrolle)\b",
    r"\bsans (?:aucune )?(?:vérification|validation|contrôle|relecture|approbation)\b",
    r"\bsin (?:ninguna )?(?:revisión|revisar|aprobación|verificación)\b",
    r"\bsenza (?:alcuna )?(?:revisione|approvazione|verifica|controllo)\b",
    r"\bsem (?:qualquer )?(?:revisão|aprovação|verificação)\b",
    r"\bzonder (?:enige )?(?:controle|goedkeuring|beoordeling)\b",
    r"\bbez (?:sprawdzania|weryfikacji|zatwierdzenia|kontroli)\b",
    r"\but[ae]n (?:granskning|godkännande|godkendelse|gjennomgang)\b",
)
"""Words that what stands around them be let through."""
