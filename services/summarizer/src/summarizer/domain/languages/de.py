"""German."""

from summarizer.domain.languages.language import Headers, Language

GERMAN = Language(
    code="de",
    common="der die das und für bitte wir sie ein eine einen mit den dem ist von auf uns guten "
    "angebot benötigen brauchen stück grüßen ich nicht hallo zum zur im noch auch sehr geehrte "
    "damen herren gruß danke bis wie folgende um oder unser unsere anfrage tag bräuchte lieferung",
    ones="zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn",
    tens="zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    compound="{one}und{ten}",
    hundred="hundert",
    dozen="dutzend",
    one_and_a_half="anderthalb|eineinhalb",
    half_dozen=r"(?:ein\s+)?halbes\s+dutzend",
    one="ein|eine|einen|einem|einer|eines",
    of="von(?: den| diesen)?|der|an",
    ors="oder",
    ands="und|aber|sowie",
    joins="und|sowie|plus|außerdem|dazu|zusätzlich|ferner|und auch|und dazu|und noch|zudem|nebst",
    vague=r"einige|(?-i:[Ee]in paar)|mehrere|diverse|etliche|verschiedene|ein wenig|etwas|eine handvoll"
    "|genügend",
    same=r"die\s+gleiche\s+(?:menge|anzahl)|dasselbe|das\s+gleiche|(?:genauso|ebenso|gleich|noch\s*mals?\s+so)\s+viele?",
    all_of=r"alles?|beides?|sämtlich\w*",
    about=r"ca\.?|circa|etwa|ungefähr|rund|zirka|bis zu|mindestens|wohl|vielleicht|vermutlich",
    more=r"mehr|(?<!nur )noch|weitere[rns]?|zusätzliche?",
    fewer=r"weniger",
    raises=r"erhöh\w*|aufstock\w*|rauf",
    lowers=r"reduzier\w*|verringer\w*|senk\w*|kürz\w*|runter",
    step=r"um",
    doubles=r"verdopp?el\w*|doppelt so viele?|die doppelte (?:menge|anzahl)|das doppelte",
    halves=r"halbier\w*|die hälfte|halb so viele?",
    positions=r"position|pos|zeile|nr|nummer|punkt|artikel",
    just="also|nur|doch nur|noch|lediglich|insgesamt|jeweils|je|nochmals?|weitere|zusätzlich|jetzt|bitte"
    "|mal|auch",
    each="je(?:weils)?(?: von)?|von jedem|von jeder",
    asks=r"kostet\w*|wie teuer|wie ?viel (?:das|es|alles|sie|ihr)|was .{1,30} (?:macht|käme|kommt) das|bitte|bitten|brauche?n?|bräuchten?|benötig\w*|bestell\w*|anfrag\w*|angebot\w*|hätten?"
    r"|möchten?|biete[nt]?|such\w*|preis\w*|kost\w+|erbitte\w*|wünsch\w*|interess\w+|liefer\w*"
    r"|bezieh\w*|bedarf\w*|offerte|kaufen|anbieten|ordern|nehmen|wollen|anfordern|dazu|fehl\w+"
    r"|gern\w*|noch|auch|folgende\w*|haben sie|habt ihr|führen sie",
    quotes=r"kostet\w*|wie teuer|wie ?viel (?:das|es|alles|sie|ihr)|was .{1,30} (?:macht|käme|kommt) das|angebot|preis|anfrage|offerte|kosten|kostenvoranschlag|preisanfrage|konditionen"
    "|bestellanfrage|anzubieten|preisliste",
    wants="bitte|bitten|können|könnten|benötigen|brauchen|bräuchten?|erstellen|möchten?|hätten?"
    "|brauch|brauche|machen|würden?|senden|schicken|erbitten|wollen|unterbreiten|anfragen",
    past=r"angekommen|eingetroffen|geliefert worden|(?:ist|sind) (?:\w+ ){0,2}(?:da|hier|beschädigt|defekt|kaputt)|bestellten|(?:danke|dank) für (?:das|ihr) angebot(?: über)?|wir haben|es gibt|wir sind|(?:letzte[nrs]?|vergangene[nrs]?|vorige[nrs]?) (?:jahr|monat|woche|mal|bestellung"
    r"|lieferung)|(?:haben|hatten|habe|hatte) (?:wir|ich|sie)? ?\b.{0,60}\b(?:bestellt|gekauft"
    r"|bekommen|erhalten|geliefert|bezogen|angeboten|berechnet)|auf lager|vorrätig|wurden? \w*"
    r" ?(?:geliefert|berechnet)|(?:haben|hab) wir noch|noch genug|damals|bislang",
    complains=r"reklam\w+|beschädigt\w*|defekt\w*|fehlerhaft\w*|gutschrift|mahnung|rücksendung"
    r"|retoure|falsch geliefert|fehlen|abwesend|newsletter|abbestell\w*|sendungsverfolgung"
    r"|bewerbung|wo bleibt|lieferstatus",
    adds=r"zusätzlich\w*|noch|außerdem|weitere\w*|ergänz\w*|dazu|hinzu\w*|auch|ferner|vergessen"
    r"|obendrein|plus|zudem|extra",
    cancels=r"ignorier\w*|vergessen sie|(?:kann|können|fliegt|fliegen|fällt|fallen) .{0,20}(?:weg|raus)|nicht (?:mehr )?(?:gebraucht|benötigt|nötig)|überflüssig|streich\w*|storniere?n?|storno|entfern\w*|nicht mehr|entfällt|entfallen|weglassen"
    r"|(?:brauchen|benötigen|brauche|benötige) (?:wir|ich)? ?(?:\w+ )?(?:nicht|kein\w*)"
    r"|kein\w* .{1,40} mehr|fällt weg|fallen weg|rausnehmen|herausnehmen|ohne die|doch nicht"
    r"|hinfällig|verzichten|nehmen sie .{1,40} (?:heraus|raus)|raus|lassen sie .{1,40} weg"
    r"|hat sich erledigt|haben sich erledigt",
    changes=r"nur noch \d+|nur \d+|verzählt|geirrt|doppelte?\w*|verdoppel\w*|statt|anstatt|anstelle|änder\w*|erhöh\w*|reduzier\w*|korrigier\w*|korrektur"
    r"|doch (?:nur|lieber|besser|noch)|tausch\w*|ersetz\w*|sondern|verringer\w*|aufstock\w*"
    r"|aus den .{1,40} werden|muss .{1,40} heißen|müssen .{1,40} (?:heißen|sein)|anpass\w*|nicht \d+"
    r"|lieber|vertan|verschrieben|tippfehler|machen (?:sie|wir)|geändert\w*|revidier\w*",
    instead="statt|anstatt|anstelle|anstelle von|von|nicht|statt der|statt den|statt bisher"
    "|statt wie|und nicht|ursprünglich|vorher|bisher",
    swaps=r"tausch\w*|ersetz\w*|austausch\w*|gegen|lieber|statt|anstatt|anstelle",
    keeps=r"(?:rest|alles andere|alles übrige|übrig\w*|ander\w+|sonst)\b.{0,30}\b(?:bleib\w*|passt"
    r"|gleich|unverändert|wie (?:gehabt|besprochen|zuvor|gehabt))|unverändert|rest wie gehabt",
    stays=r"bleib\w*|wie gehabt|unverändert|wie (?:bisher|zuvor|vorher|angefragt|besprochen)|passt|passen|belassen",
    out_of="von",
    everything="bestellung|anfrage|auftrag|alles|ganze|gesamte|angebotsanfrage",
    not_needed="brauchen|benötigen|brauche|benötige",
    yes="ja|jawohl|genau|stimmt|richtig|passt|in ordnung|korrekt|okay|ok|gerne?|einverstanden"
    "|das ist richtig|ja bitte|so ist es",
    no="nein|nicht|kein\\w*",
    how_many=r"wie ?viele?|menge|anzahl|stückzahl",
    polite="bitte|danke|gerne?|vielen dank|dann",
    greetings="hallo|guten (?:tag|morgen|abend)|sehr geehrte[r]?|liebe[rs]?|moin|servus|grüß gott"
    "|grüezi|hi|guten|werte|mahlzeit|tach",
    closings=r"(?:mit |viele |beste )?(?:freundliche[nmr]?|beste[nm]?|schöne[nm]?|viele[nm]?"
    r"|herzliche[nm]?|liebe[nm]?|sonnige[nm]?)? ?(?:gr(?:ü|ue)(?:ß|ss)(?:en?)?|gruß)(?: aus \w+)?|mfg|lg|vg"
    r"|hochachtungsvoll|schöne[nr]? (?:tag|woche|abend|wochenende)|ihr\w*|bis dann|gruß",
    thanks="(?:vielen |besten |herzlichen |schon mal |schonmal )?dank(?:e)?(?: (?:im voraus|vorab"
    "|schön|sehr|und gruß|und (?:viele )?grüße))?|danke|merci",
    people="ich|wir|sie|er|es|das|ihr|du",
    not_goods=r"schüler\w{0,5}|kinder|zimmer|sitzplätze|plätze|klassen|mitglieder|spieler|gäste|räume|muster\w*|proben?|"
    r"angebote?s?|artikel|dinge|positionen|fragen|tage\w*|wochen?|mal|monate?n?|jahre?n?"
    r"|stunden?|minuten|personen|mitarbeiter\w*|kunden?|preis\w*|anfrage\w*|projekt\w*|euro|uhr"
    r"|standorte?|adressen|liefer\w+|rechnung\w*|frage|bitte|rückmeldung|antwort|kurzfrist\w+"
    r"|schriftliche\w*|neue[sn]? (?:projekt|büro|angebot)|möglichst|gute\w*|baustelle|firma"
    r"|offerte\w*|kopie|termin|änderung\w*|korrektur\w*|ergänzung|stück|kleine \w+|aktuelle\w*"
    r"|entsprechende\w*|unverbindliche\w*|verbindliche\w*|liste|übersicht|prozent|rabatt|skonto",
    for_whom="für (?:uns|mich)",
    ends_item=r"bitte|bis|bestellen|anbieten|liefern|(?:mit )?anbieten|benötigen|brauchen|und zwar"
    r"|zu(?:m| einem)? (?:preis|preise)|für (?=unser|das|die|den|ein)|an (?:die|unsere)"
    r"|könnten|können|kosten|haben|hätten|nehmen|wir|ich|danke|vielen dank|sind|werden|wird"
    r"|sollen|soll|nächste\w*|kommende\w*|auf (?:die|unsere) |gegen|dazu|mit aufnehmen|aufnehmen"
    r"|hinzufügen|ergänzen|mitliefern|schicken|bestellt|gebraucht|benötigt|gerne?|mit (?=anbieten)|auf lager|vorrätig|lieferbar|verfügbar|drauf|dazu",
    ships=r"nach(?=\s*:)|(?:liefer|versand|empfänger|zustell|waren)(?:ung)?s?[ -]?(?:adresse|anschrift|ort|stelle"
    r"|empfänger)|lieferung(?:sort)?(?=\s*:)|bauvorhaben(?=\s*:)|baustelle(?=\s*:)"
    r"|(?:lieferung|liefern|anlieferung|versand|zustellung|geliefert|lieferbar|lieferadresse ist"
    r"|bitte liefern|schicken|senden)(?:\s+(?:sie|es|bitte|alles|die ware|frei haus|frei|erfolgt"
    r"|soll|sollte|wird|geht|ist|dann|direkt|wie immer|frei hof))*[\s:]*(?:an|nach|in|zu|zur|zum"
    r"|frei haus|frei hof)"
    r"|(?:geht|gehen|kommt|kommen|soll|muss) (?:alles |das |es )?(?:an|nach)|lieferung|frei hof|frei"
    r" haus|versand an|an(?=\s*:)",
    bills=r"rechnung(?:s(?:adresse|anschrift|empfänger))?(?:\s+(?:bitte|geht))*(?:\s+an|\s*:)?"
    r"|rechnungsadresse|rechnung",
    hurry=r"gestern|stehen (?:sonst |alle )?(?:still|rum|herum)|(?:maschine|anlage|linie|produktion|baustelle|heizung) (?:steht|ist ausgefallen)|ausfall|schnell wie möglich|so bald wie möglich|drängt|pressiert|eilbedürftig|brennt|ohne (?:heizung|strom|wasser)|schnellst\w*|heute abend|allerspätestens|dringend\w*|eilig|eilt|sofort|schnellstmöglich|umgehend|so (?:schnell|bald|rasch) wie"
    r" möglich|stillstand|steht still|eilauftrag|eilbestellung|unverzüglich|express|schnellstens"
    r"|baldmöglichst|brandeilig|notfall|asap|kurzfristig\w*|möglichst (?:schnell|bald|rasch)"
    r"|heute noch|noch heute|zeitnah|drängt|steht die \w+ still|höchste eile|sehr schnell",
    calm=r"wenn sie dazu kommen|bei gelegenheit|irgendwann|keinerlei eile|pressiert nicht|lassen sie sich (?:ruhig )?zeit|in aller ruhe|alle zeit der welt|erst (?:im|nächstes|in) (?:herbst|frühjahr|sommer|winter|jahr|januar|einigen)|nur (?:zur|für die) (?:planung|kalkulation|budget\w*)|für (?:die|unsere) (?:planung|budgetplanung|kalkulation)|kein termindruck|ohne termindruck|es brennt nicht|drängt nicht|nächstes jahr|reicht (?:auch )?(?:in|nächste)|kein(?:e)? (?:\w+ )?(?:eile|hektik|stress)|nicht (?:so |sehr |besonders |weiter )?(?:eilig|dringend)|keine eile|eilt (?:also )?"
    r"(?:noch |gar |überhaupt )?nicht|hat (?:noch |auch )?zeit|nicht eilig|kein(?:en)? stress"
    r"|in ruhe|ohne (?:eile|zeitdruck)|kein zeitdruck|haben zeit|keine hektik|keine dringlichkeit"
    r"|unkritisch|nicht dringlich|wenn sie (?:mal )?zeit haben",
    by=r"bis(?: zum| spätestens| ende| zur)?|spätestens(?: am| bis| zum)?|vor(?: dem)?|zum|am|ab"
    r"|noch vor|für|fällig|liefertermin|termin",
    soon=r"heute|morgen|übermorgen|dieser woche|diese woche|ende der woche|wochenende|kw|heute"
    r" abend|morgen früh",
    weekdays="montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr",
    months="januar/jan/jänner februar/feb märz/mär april/apr mai juni/jun juli/jul august/aug "
    "september/sept/sep oktober/okt november/nov dezember/dez",
    durations="(?:arbeits|werk|kalender)?tage?n?|wochen?|monate?n?|jahre?n?|stunden?|std|minuten?"
    "|quartale?n?|schichten",
    labels="größe|gr|klasse|typ|nr|nummer|kategorie|modell|halle|tor|etage|raum|stock|haus|block"
    "|zimmer|gebäude|seite|stufe|kw|absatz|dn|pn|rampe|lager|werk|station",
    references="auftrag|rechnung|kunde|bestell|anfrage|angebot|vorgang|projekt|liefer|ust|hrb"
    "|az|zeichen|beleg|ticket",
    headers=Headers(
        quantity=r"(?:bestell)?mengen?|anzahl|stück(?:zahl)?|stk|anz|st|menge (?:stk|stück|st|ve)"
        r"|bedarf|benötigt|gesamtmenge|stückzahlen|mge",
        unit=r"einheit|me|einh|mengeneinheit|ve|verpackung|packung|gebinde|eh",
        sku=r"art(?:ikel)?[ -]?(?:nr|nummer|no|code)|bestell[ -]?(?:nr|nummer)|sku|mat(?:erial)?[ -]?"
        r"(?:nr|nummer)|teile[ -]?(?:nr|nummer)|nummer|sachnummer|ihre art(?:ikel)?[ -]?nr",
        description=r"(?:artikel|produkt|waren|material)?bezeichnung|beschreibung|produkt(?:name)?"
        r"|artikelname|artikelbeschreibung|benennung|text|kurztext|was|gegenstand|leistung",
        item="artikel|ware|teil|teile|material|produkte|position",
        position=r"pos(?:ition)?|lfd ?nr|nr|zeile|lfd",
        variant=r"farben?|größen?|gr|variante|ausführung|typ|modell|abmessung(?:en)?|maße?|material|format",
    ),
)
