"""Danish, and Norwegian where it is spelled alike."""

from summarizer.domain.languages.language import Headers, Language

DANISH = Language(
    code="da",
    common="og at vi på er som til med af hej tak venlig hilsen tilbud et en den det ikke have ville vil "
    "følgende kan os vores fra samt stk ønsker skal jeg for om mvh gerne har brug leveringsadresse",
    ones="to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
    tens="tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
    compound="{one}og{ten}",
    hundred="hundrede",
    dozen="dusin",
    half_dozen=r"(?:et\s+)?halvt?\s+dusin",
    one="en|et",
    of="af",
    joins="og|samt|plus|også|desuden|ligeledes",
    vague=r"lige så mange|samme antal|det samme|"
    "nogle|et par|flere|diverse|et antal|lidt",
    about=r"ca\.?|cirka|omkring|op til|mindst|omtrent",
    more="mere|flere|ekstra|yderligere|til",
    just="kun|også|i alt|nu|bare",
    asks=r"tilbud\w*|brug for|ønsker|bestil\w*|pris\w*|vil\w*|gerne|købe|koster|søger|forespørg\w+|bedes|sende|tilføj\w*|behøver"
    r"|skal bruge|mangler|også",
    quotes="tilbud\\w*|pris\\w*|omkostning\\w*|forespørgsel|overslag|koster",
    wants=r"vil|ønsker|kan i|kan du|gerne|venligst|bedes|få|send\w*|have|brug for|må",
    past=r"sidste (?:år|måned|uge|gang)|seneste (?:ordre|bestilling)|bestilte|købte|modtog|på lager|har (?:vi )?allerede",
    complains=r"reklam\w+|beskadige\w*|defekt\w*|kredit\w*|retur\w*|manglede|rykker|nyhedsbrev|fravær\w+",
    adds=r"tilføj\w*|også|desuden|yderligere|glemte|ekstra",
    cancels=r"fjern\w*|slet\w*|annuller\w*|ikke længere|skal ikke|udgår|stryg\w*|afbestil\w*|drop\w*|uden",
    changes=r"i stedet for|i stedet|ændr\w*|øg\w*|reducer\w*|byt\w*|erstat\w*|ret\w* til|ikke \d+|skal være",
    instead="i stedet for|ikke|fra|mod",
    swaps=r"byt\w*|erstat\w*|i stedet",
    keeps=r"(?:resten|øvrige|alt andet)\b.{0,30}\b(?:samme|uændre\w*|som|ens|gælder)",
    everything="bestillingen|forespørgslen|alt|hele|ordren",
    yes="ja|jo|korrekt|præcis|ok|okay|det passer|netop|rigtigt",
    no="nej|ikke|ingen",
    how_many="hvor mange|hvor meget|antal|mængde",
    polite="tak|venligst|gerne",
    greetings="hej|goddag|god (?:morgen|dag|aften)|kære|hallo",
    closings=r"(?:med )?(?:venlig|venlige|bedste|de bedste) hilsen(?:er)?|mvh|hilsen|vh|bedste hilsner|hilsner",
    thanks="(?:mange )?tak(?: (?:på forhånd|for .*))?|på forhånd tak",
    people="jeg|vi|i|du|det|den",
    not_goods=r"prøver?|"
    r"tilbud\w*|dag(?:e)?|uge(?:r)?|måned(?:er)?|år|tim\w+|gang(?:e)?|personer|pris\w*|spørgsmål|linjer|kunde\w*"
    r"|projekt\w*|bestilling\w*|faktura\w*|levering\w*|svar|varer|ting|ændring\w*|rabat",
    for_whom="til (?:os|mig)",
    ends_item=r"tak|senest|til (?=os|vores)|før|inden|for (?=levering|vores)|hurtigst|leveres|gerne|hvis muligt|vi",
    ships=r"levering(?:s)?(?:adresse|sted)|lever(?:es|ing)?(?:\s+(?:alt|varerne))*\s*(?:til|:)|sendes til|adresse(?=\s*:)",
    bills=r"faktura(?:adresse)?(?: til|\s*:)?|faktureringsadresse",
    hurry=r"haster|hurtigst muligt|straks|snarest(?: muligt)?|omgående|akut\w*|asap|hasteordre|ekspres",
    calm=r"haster ikke|ingen hast|intet hastværk|ikke (?:så )?travlt|ingen stress|når i har tid",
    by=r"senest(?: den)?|før(?: den)?|inden(?: den)?|til(?: den)?|den",
    soon="i dag|idag|i morgen|imorgen|i overmorgen|denne uge|weekenden",
    weekdays="mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
    months="januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep "
    "oktober/okt november/nov december/dec",
    durations="(?:arbejds|hver)?dag(?:e)?|uge(?:r)?|måned(?:er)?|år|time(?:r)?|minutter",
    labels="størrelse|str|klasse|type|model|nr|nummer|port|sal|hal|lokale|rum|side|serie|etage",
    references="ordre|faktura|kunde|tilbud|reference|cvr|projekt|bestilling",
    headers=Headers(
        quantity="antal|mængde|stk|ant",
        unit="enhed|pakning",
        sku=r"vare[ -]?(?:nr|nummer)|bestillingsnummer|kode|varenr",
        description="beskrivelse|betegnelse|produkt(?:navn)?|varetekst|navn|varebeskrivelse",
        item="vare|varer|artikel|materiale",
        position="pos|linje|nr",
    ),
)
