"""Dutch."""

from summarizer.domain.languages.language import Headers, Language

DUTCH = Language(
    code="nl",
    common="het een voor wij graag met van uw ons zijn offerte alstublieft groeten en niet "
    "stuks hebben nodig de ik op te aan dat kunt jullie kunnen wilt bij ook deze dank groet beste "
    "onze is of nog vriendelijke willen ontvangen leveren",
    ones="twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien",
    tens="twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    compound="{one}en{ten}|{one}ën{ten}",
    hundred="honderd",
    dozen="dozijn",
    one_and_a_half="anderhalve?",
    half_dozen=r"(?:een\s+)?half\s+dozijn",
    one="een|één",
    of="van(?: de| die| deze)?",
    ors="of",
    ands="en|maar",
    joins="en|plus|alsmede|ook|verder|daarnaast|evenals|en ook|en verder|alsook",
    vague=r"(?:een )?(?:tiental|twintigtal|dertigtal|vijftigtal|honderdtal)|"
    "enkele|een paar|diverse|verschillende|meerdere|een aantal|een stel|een stuk of",
    same=r"hetzelfde(?:\s+aantal)?|dezelfde\s+hoeveelheid|evenveel|net\s+zoveel",
    all_of=r"alles|alle|allemaal|beide",
    about=r"ongeveer|circa|ca\.?|zo'n|rond(?: de)?|minimaal|maximaal|tot|een stuk of",
    more=r"meer|nog|extra|andere|erbij",
    fewer=r"minder",
    raises=r"verhoog\w*|hoger|omhoog",
    lowers=r"verlaag\w*|verminder\w*|omlaag",
    step=r"met",
    doubles=r"verdubbel\w*|dubbel zoveel|twee keer zoveel|het dubbele",
    halves=r"halveer\w*|de helft|half zoveel",
    positions=r"regel|positie|pos|nummer|nr|punt|artikel",
    just="slechts|maar|alleen|nog|ook|in totaal|nu|graag|nog eens",
    each="elk|van elk|ieder",
    asks=r"kosten|hoeveel (?:het|dat|alles|komt|kost)|wat .{1,30} kwijt|nodig|offert\w*|graag|bestel\w*|willen|wil|prijs\w*|prijzen|kost\w*|ontvang\w*|zoek\w*"
    r"|aanvra\w*|vragen|lever\w*|opgave|aanbied\w*|behoefte|wens\w*|zouden|zou|toevoegen|kunnen|kunt"
    r"|kun|voeg|doe|ook|verder|hebben|heeft u|hebben jullie|hebt u",
    quotes=r"kosten|hoeveel (?:het|dat|alles|komt|kost)|wat .{1,30} kwijt|offerte|prijs|prijzen|prijsopgave|aanbieding|kosten|tarief|offerteaanvraag|prijsaanvraag"
    "|prijsindicatie|kost|kostprijs",
    wants=r"graag|kunt|kunnen|kun|willen|wil|zou|zouden|nodig|ontvangen|sturen|maken|alstublieft|aub"
    r"|verzoek\w*|vragen|opgeven|geven",
    past=r"aangekomen|binnengekomen|goed ontvangen|(?:bedankt|dank) voor de offerte(?: voor)?|vorig(?:e)? (?:jaar|maand|week|keer|bestelling)|(?:hebben|heb|hadden) (?:we|wij|ik)?.{0,50}"
    r"\b(?:besteld|gekocht|ontvangen|gekregen)|op voorraad|geleverd gekregen|destijds|nog genoeg",
    complains=r"klacht|beschadigd\w*|kapot\w*|defect\w*|creditnota|retour\w*|ontbre\w+|herinnering"
    r"|aanmaning|uitschrijven|nieuwsbrief|afwezig|sollicitatie|waar blijft",
    adds=r"ook|toevoeg\w*|daarnaast|extra|nog|erbij|aanvullend\w*|verder|vergeten|voeg|bovendien|plus",
    cancels=r"geen(?= (?!haast|spoed|probleem)[a-z])|negeer|vergeet|(?:mag|mogen|kan|kunnen) (?:er ?)?(?:af|uit|weg|vervallen)|schrap\w*|verwijder\w*|niet meer|verval(?:len|t)?|annule\w+|laat .{1,40} (?:weg|vervallen"
    r"|maar zitten)|weglaten|niet nodig|geen .{1,40} (?:meer|nodig)|hoeven? (?:we |wij |ik )?.{0,20}\b"
    r"niet|eruit|eraf|toch niet|haal .{1,40} (?:weg|eraf|eruit|af)|zonder de",
    changes=r"verteld|alleen \d+|maar \d+|in plaats van|wijzig\w*|verhoog\w*|verander\w*|aanpass\w*|pas .{1,40} aan|verlaag\w*|toch"
    r"|vervang\w*|ipv|i\.p\.v\.|liever|corrigeer\w*|correctie|maak (?:er|het|van|daar)|moet\w* .{1,30}"
    r"(?:zijn|worden)|wordt|worden|en niet|omruil\w*|vergist|fout",
    instead="geen|in plaats van|ipv|i\\.p\\.v\\.|van|niet|en niet|was|waren|eerst|tegen|voor",
    swaps=r"vervang\w*|omruil\w*|wissel\w*|liever|in plaats|ipv",
    keeps=r"(?:rest|overige|andere?)\b.{0,30}\b(?:blij\w+|hetzelfde|gelijk|ongewijzigd|zelfde|klopt)",
    stays=r"blij\w+|ongewijzigd|zoals (?:het|ze|eerder)|hetzelfde|laat zo",
    out_of="van",
    everything="bestelling|aanvraag|alles|hele|gehele|order",
    not_needed="nodig|hoeven",
    yes="ja|klopt|akkoord|prima|correct|juist|goed|oké|ok|inderdaad|precies|graag|dat klopt|is goed",
    no="nee|niet|geen",
    how_many="hoeveel|aantal(?:len)?|hoeveelheid",
    polite="graag|alstublieft|alsjeblieft|aub|dank u(?: wel)?|bedankt|dan",
    greetings="hallo|beste|geachte|goede(?:morgen|middag|navond)|dag|hoi|goeden?(?: )?(?:dag|morgen"
    "|middag|avond)|hi|l\\.s\\.|ls|dames|heren",
    closings=r"(?:met )?(?:vriendelijke|hartelijke) gro?e?ten?|vriendelijke groet|groet(?:en|jes)?|mvg"
    r"|hoogachtend|gr|met (?:vriendelijke|hartelijke) groet|fijne (?:dag|avond|week\w*).*|tot (?:snel|ziens)",
    thanks="bedankt(?: (?:alvast|voor .*))?|(?:alvast )?(?:hartelijk )?(?:dank|bedankt)(?: (?:u|je)(?: wel)?"
    "|alvast)?|alvast bedankt",
    people="ik|wij|we|jullie|u|je|dat|dit|het",
    not_goods=r"leerlingen|kinderen|kamers|zitplaatsen|klassen|leden|spelers|gasten|monsters?|proefstuk\w*|"
    r"offertes?|artikelen|dingen|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|jaren|uur|uren|keer"
    r"|personen|mensen|prijs|prijzen|prijsopgave|vragen?|regels?|producten|minuten|klant(?:en)?|project\w*"
    r"|bestelling|factuur|levering|antwoord|reactie|aanvraag|nieuwe? (?:project|klant|kantoor)|euro|korting"
    r"|medewerkers|kopie|wijziging\w*|aanpassing|fout\w*|kleine (?:wijziging|aanpassing)|vraagje|lijst\w*"
    r"|scherpe \w+|goede|beetje|overzicht|bericht\w*|mail\w*",
    for_whom="voor (?:ons|mij)",
    ends_item=r"nodig|graag|alstublieft|aub|bestellen|aan te vragen|voor (?=ons|het|de|een|onze)|uiterlijk"
    r"|te leveren|leveren|ontvangen|tegen|hebben|met levering|bedankt|zo snel|kunnen|willen|wij|we|ik|dank"
    r"|in plaats|bezorg\w*|toevoegen|offreren|voor (?=maandag|dinsdag|woensdag|donderdag|vrijdag)|op voorraad|leverbaar|toe|erbij|bij",
    ships=r"naar(?=\s*:)|(?:aflever|bezorg|lever|verzend|leverings)[ -]?adres(?: is)?|(?:leveren|levering|bezorgen|bezorging"
    r"|afleveren|aflevering|geleverd|leveringen|verzenden|sturen|bezorgd|lossen)(?:\s+(?:graag|mag|kan|het|"
    r"alles|bij ons|bij|a\.u\.b\.|aub|gaat|moet))*\s*(?:aan|op|in|te|naar|bij|:)|adres(?=\s*:)"
    r"|(?:mag|moet|kan|gaat) naar|lever\w*(?=\s*:)|locatie(?=\s*:)",
    bills=r"factu(?:ur|ratie)[ -]?adres|factu(?:ur|reren)\s*(?:aan|naar|:)",
    hurry=r"gisteren|zo (?:gauw|vlug) mogelijk|uiterlijk vandaag|kan niet wachten|werk ligt stil|staan stil|vanavond|noodgeval|haast mee|spoedig|spoed\w*|zo (?:snel|spoedig) mogelijk|dringend\w*|urgent|met spoed|haast|direct|onmiddellijk"
    r"|zsm|z\.s\.m\.?|per omgaande|ligt stil|staat stil|asap|vandaag nog|snel nodig",
    calm=r"(?:geen|niet) (?:enkele )?(?:haast|spoed|druk)|als het (?:u|je|jullie) (?:schikt|uitkomt)|alle tijd|neem(?:t u)? (?:gerust |rustig )?(?:de|uw|je) tijd|over een paar (?:weken|maanden)|volgend jaar|ter voorbereiding|voor de begroting|kan wachten|mag rustig|richtprij\w+|te zijner tijd|t\.z\.t|zodra het uitkomt|rustig|geen haast|niet (?:heel |erg |zo )?(?:dringend|urgent)|geen spoed|haast is er niet|rustig aan"
    r"|heeft geen haast|niet met spoed|wanneer het (?:u|je|jullie) uitkomt|op (?:uw|je|jullie) gemak"
    r"|heeft de tijd|hebben de tijd",
    by=r"vóór|voor|uiterlijk(?: op)?|tegen|tot|op|ten laatste(?: op)?|graag (?:voor|op|vóór)|leverdatum",
    soon="vandaag|morgen|overmorgen|deze week|eind van de week|einde van de week|weekend|vanavond",
    weekdays="maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
    months="januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug "
    "september/sep oktober/okt november/nov december/dec",
    durations="(?:werk)?dagen|dag|we(?:ek|ken)|maand(?:en)?|jaar|jaren|uur|uren|minuten",
    labels="maat|klasse|type|model|nr|nummer|poort|hal|verdieping|etage|gebouw|lokaal|kamer|dok|perceel"
    "|pagina|categorie|dn|niveau",
    references="order|factuur|klant|offerte|referentie|bestelling|bestel|btw|kvk|project|dossier",
    headers=Headers(
        quantity=r"aantal(?:len)?|hoeveelheid|stuks|st|aant|hoev|benodigd(?: aantal)?|aantal (?:stuks|stk)",
        unit="eenheid|eenh|verpakking|per",
        sku=r"art(?:ikel)?[ -]?(?:nr|nummer|code)|bestel[ -]?(?:nr|nummer|code)|productcode|code|referentie",
        description="omschrijving|product(?:naam|omschrijving)?|benaming|naam|beschrijving|artikelomschrijving",
        item="artikel(?:en)?|materiaal|goederen|onderdeel|producten",
        position="pos(?:itie)?|regel|nr",
        variant=r"kleur(?:en)?|maat|maten|model|type|uitvoering|afmeting(?:en)?",
    ),
)
