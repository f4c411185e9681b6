"""Swedish."""

from summarizer.domain.languages.language import Headers, Language

SWEDISH = Language(
    code="sv",
    common="och att vi på är som för till med av hej tack vänliga hälsningar offert ett en den det inte "
    "ha skulle vill följande kan ni oss våra vår från samt st behöver önskar ska jag om mvh",
    ones="två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
    tens="tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    compound="{ten}{one}",
    hundred="hundra",
    dozen="dussin",
    half_dozen=r"(?:ett\s+)?halvt?\s+dussin",
    one="en|ett",
    of="av",
    joins="och|samt|plus|även|också|dessutom",
    vague=r"lika många|samma antal|"
    "några|ett par|flera|diverse|ett antal|lite",
    about=r"ca\.?|cirka|ungefär|omkring|runt|upp till|minst|typ",
    more="till|fler|extra|ytterligare|mer|färre",
    just="bara|endast|även|också|totalt|nu",
    each="vardera|av varje",
    asks=r"offert\w*|behöver|önskar|beställ\w+|pris\w*|vill\w*|skulle|gärna|köpa|kostar|söker|förfrå\w+|tack|lämna|skicka"
    r"|lägg\w*|begär\w*|också|även|har ni",
    quotes="offert\\w*|pris\\w*|kostnad\\w*|prisförfrågan|anbud|kostar",
    wants=r"vill|önskar|behöver|kan ni|kan du|skulle|gärna|vänligen|tack|be om|få|skicka|ha",
    past=r"förra (?:året|månaden|veckan|gången)|senaste (?:beställning\w*|order\w*)|beställde|köpte|fick|i lager|har (?:vi )?redan",
    complains=r"reklam\w+|skadad\w*|trasig\w*|defekt\w*|kredit\w*|retur\w*|saknas|saknades|påminnelse|frånvar\w+|nyhetsbrev",
    adds=r"lägg\w* till|också|även|dessutom|ytterligare|glömde|extra|till",
    cancels=r"ta bort|stryk\w*|avbeställ\w*|annuller\w*|inte längre|behöver inte|behövs inte|utgår|slopa\w*|hoppa över|utan",
    changes=r"i stället för|istället för|istället|ändra\w*|öka\w*|minska\w*|byt\w*|ersätt\w*|korriger\w*|rättelse|inte \d+|ska vara",
    instead="i ?stället för|inte|från|mot",
    swaps=r"byt\w*|ersätt\w*|i ?stället",
    keeps=r"(?:resten|övrigt|allt annat|övriga)\b.{0,30}\b(?:samma|oförändra\w*|som|kvar|lika|gäller)",
    everything="beställningen|förfrågan|allt|hela|ordern",
    yes="ja|japp|stämmer|korrekt|precis|ok|okej|det stämmer|exakt|jo",
    no="nej|inte|inga",
    how_many="hur många|hur mycket|antal|kvantitet",
    polite="tack|vänligen|snälla|gärna",
    greetings="hej(?: på er)?|hejsan|god (?:morgon|dag|kväll)|bästa|hallå|tjena|kära",
    closings=r"(?:med )?(?:vänliga|vänlig|bästa|varma) hälsning(?:ar)?|mvh|hälsningar|vänligen|hälsn|bästa hälsningar",
    thanks="tack(?: (?:på förhand|så mycket|för .*))?|stort tack",
    people="jag|vi|ni|du|det|den",
    not_goods=r"prov|"
    r"offert\w*|dag(?:ar)?|veck(?:a|or)|månad(?:er)?|år|timm\w+|gång(?:er)?|personer|pris\w*|frågor|fråga|rader|kund\w*"
    r"|projekt\w*|beställning\w*|faktura\w*|leverans\w*|svar|artiklar|saker|ändring\w*|rabatt",
    for_whom="till (?:oss|mig)|för (?:oss|vår)",
    ends_item=r"tack|senast|till (?=oss|vårt|vår)|före|innan|för (?=leverans|vår|vårt)|så snart|levereras|gärna|om möjligt|vi|i lager|till(?= också)",
    ships=r"leverans(?:adress|plats|ställe)|leverera(?:s|nde)?(?:\s+(?:allt|gärna|varorna))*\s*till|levereras till|leverans(?: sker)?"
    r"(?: till|\s*:)|skickas? till|adress(?=\s*:)|frakt till",
    bills=r"faktur(?:a|erings)?adress|faktureras?\s*(?:till|:)|faktura(?: till|\s*:)",
    hurry=r"bråttom|brådska\w*|snarast(?: möjligt)?|omgående|så snart som möjligt|så fort som möjligt|akut\w*|asap|genast|express"
    r"|står still",
    calm=r"ingen brådska|inte bråttom|brådskar inte|inget bråttom|ingen (?:jäkt|stress)|i lugn och ro|när ni hinner",
    by=r"senast(?: den)?|före(?: den)?|innan|till(?: den)?|den",
    soon="idag|i dag|imorgon|i morgon|i övermorgon|denna vecka|den här veckan|veckan ut|helgen",
    weekdays="måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag",
    months="januari/jan februari/feb mars april/apr maj juni/jun juli/jul augusti/aug september/sep "
    "oktober/okt november/nov december/dec",
    durations="(?:arbets)?dag(?:ar)?|veck(?:a|or)|månad(?:er)?|år|timm(?:e|ar)|minuter",
    labels="storlek|stl|klass|typ|modell|nr|nummer|port|våning|plan|hall|lokal|rum|sida|serie",
    references="order|faktura|kund|offert|referens|org|projekt|beställning",
    headers=Headers(
        quantity="antal|kvantitet|st|mängd|ant",
        unit="enhet|förpackning|förp",
        sku=r"art(?:ikel)?[ -]?(?:nr|nummer)|beställningsnummer|kod|artnr",
        description="benämning|beskrivning|produkt(?:namn)?|artikelbenämning|namn",
        item="artikel|vara|varor|material|artiklar",
        position="pos|rad|nr",
        variant=r"färg|storlek|modell|typ|mått",
    ),
)
