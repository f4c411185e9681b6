"""Italian."""

from summarizer.domain.languages.language import Headers, Language

ITALIAN = Language(
    code="it",
    common="il di che per un una con del della gli buongiorno grazie vorremmo saluti preventivo e le "
    "sono dei la da in al vi ci cordiali consegna nostro nostra offerta vostra seguenti si chiediamo "
    "distinti potete potreste alla non è più dal delle",
    ones="due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove",
    tens="venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    compound="{ten}{one}",
    hundred="cento",
    more_numbers={"duecento": 200, "trecento": 300, "cinquecento": 500, "mille": 1000},
    dozen="dozzin[ae]",
    and_a_half="e mezza",
    half_dozen=r"(?:una\s+)?mezza\s+dozzina",
    one="un|uno|una|un['\u2019]",
    of="di|dei|delle|degli|del|della|d['\u2019]",
    ors="o|oppure",
    ands="e|ed|ma",
    joins="e|ed|più|nonché|anche|inoltre|oltre a|e anche|poi",
    vague=r"alcun[ei]|qualche|diversi|diverse|vari[e]?|un po' di|un paio di|una decina di|una ventina di"
    "|una trentina di|una cinquantina di|un centinaio di",
    same=r"la\s+stessa\s+quantità|lo\s+stesso(?:\s+numero)?|altrettant[ie]",
    all_of=r"tutto|tutti|tutte|entrambi",
    about=r"circa|all'incirca|più o meno|ca\.?|almeno|fino a|intorno a|indicativamente",
    more=r"in più|ulteriori|altr[ei]|aggiuntiv[ei]|ancora",
    fewer=r"in meno",
    raises=r"aument\w+|alz\w+",
    lowers=r"ridu\w+|diminu\w+|abbass\w+",
    step=r"di",
    doubles=r"raddoppi\w+|il doppio",
    halves=r"dimezz\w+|la metà",
    positions=r"riga|posizione|pos|punto|voce|articolo",
    just="solo|soltanto|anche|ancora|inoltre|in totale|altri|altre",
    each="ciascun[oa]?|cadaun[oa]|di ognun[oa]",
    asks=r"quanto|costerebb\w+|costan?|verrebb\w+|preventivo|vorre\w+|vorrei|offerta|ordin\w+|servono|serve|servirebb\w+|bisogno|prezz\w+|chied\w+"
    r"|richied\w+|richiesta|quotazione|necessit\w+|desider\w+|acquist\w+|gradir\w+|inviar\w*|fornir\w+"
    r"|occorr\w+|costo|costi|aggiung\w+|potete|potreste|prego|cortesemente|cerchiamo|ci serv\w+|prender\w+|avete|avreste",
    quotes=r"quanto|costerebb\w+|costan?|verrebb\w+|preventivo|offerta|prezz[oi]|quotazione|costo|costi|listino|proforma",
    wants=r"vorre\w+|vorrei|per favore|potre\w+|potete|può|chied\w+|richied\w+|gradir\w+|desider\w+|inviar\w*"
    r"|cortesemente|fare|avere|ricevere|fornir\w+|bisogno|mandar\w+|servono|serve",
    past=r"(?:è|sono) arrivat\w+|ricevut\w+|grazie per (?:il|la) (?:preventivo|offerta)|abbiamo(?! bisogno)|siamo|l'anno scorso|il mese scorso|la settimana scorsa|ultimo ordine|l'ultima volta|(?:abbiamo|avevamo|ho)"
    r" (?:già )?(?:ordinato|comprato|ricevuto|acquistato)|in magazzino|ci avete (?:venduto|fornito|consegnato"
    r"|fatturato|spedito)|abbiamo già|ne abbiamo",
    complains=r"reclamo|danneggiat\w+|difettos\w+|rott[ioae]|nota di credito|rimborso|reso|mancant\w+|sollecito"
    r"|insoluto|fuori ufficio|candidatura|dov'è|in ritardo",
    adds=r"aggiung\w+|inoltre|anche|in più|ulterior\w+|dimenticat\w+|aggiunta|extra|altresì",
    cancels=r"ignor\w+|fa(?:cciamo)? a meno|non serv\w+|elimin\w+|toglie\w*|tolga\w*|annull\w+|cancell\w+|non (?:ci |mi )?(?:serv\w+|occorr\w+)(?: più)?|non"
    r" (?:abbiamo|ho) (?:più )?bisogno|rimuov\w+|senza (?:i|le|gli)|non più|lasciate? perdere|tolte?|togli\w*",
    changes=r"port\w+ .{1,40} a|sbagli\w+|alla fine|solo \d+|invece (?:di|che|dei|delle)?|cambi\w+|modific\w+|aument\w+|al posto|sostitu\w+|ridu\w+|anziché|corre\w+"
    r"|rettific\w+|diventano|errore|sbagliat\w+|e non|piuttosto|portare a|in realtà|facciamo",
    instead="invece (?:di|che|dei|delle)|anziché|al posto (?:di|dei|delle)|da|e non|non|prima",
    swaps=r"sostitu\w+|al posto|cambi\w+|invece|anziché",
    keeps=r"(?:resto|altr[oie]|rimanente)\b.{0,40}\b(?:invariat\w+|ugual\w+|uguale|stess\w+|rest\w+|come|ok|bene)"
    r"|tutto il resto",
    stays=r"rest\w+|rimang\w+|rimane|invariat\w+|come (?:prima|sono|era\w*)|va bene|vanno bene|ok",
    out_of="da|di",
    everything="ordine|richiesta|tutto|intero",
    not_needed="serve|servono",
    yes="sì|si|certo|corretto|esatto|va bene|confermo|d'accordo|ok|perfetto|giusto",
    no="no|non|nessun\\w*",
    how_many="quant[ioea]|quantità|numero",
    polite="per favore|grazie|per cortesia|prego|cortesemente",
    greetings="buongiorno|buonasera|buon pomeriggio|salve|ciao|gentil[ei]|gent\\.\\w+|spett\\.?(?:le|abile)?"
    "|egregi[o]?|cari|caro|cara",
    closings=r"(?:cordiali|distinti|migliori|cari) saluti|cordialmente|saluti|cordialità|un (?:cordiale )?saluto"
    r"|buona (?:giornata|serata).*|in attesa.*|restiamo in attesa.*|resto in attesa.*|a presto",
    thanks="(?:molte |mille |tante )?grazie(?: (?:mille|in anticipo|anticipatamente|per .*|e .*|molte))?"
    "|ringraziando.*|vi ringraziamo.*|la ringrazio.*",
    people="io|noi|voi|lei|lui|ciò|questo",
    not_goods=r"alunni|bambini|camere|coperti|aule|soci|giocatori|ospiti|studenti|campion[ei]|"
    r"preventiv[oi]|articoli|cose|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|or[ae]|volt[ae]|persone"
    r"|offert[ae]|prezz[oi]|domand[ae]|righe|prodotti|minuti|client[ei]|progett[oi]|cantiere|ordin[ei]|fattura"
    r"|consegna|risposta|quotazione|euro|sconto|dipendenti|copia|nuovo (?:cliente|progetto)|saluto|errore"
    r"|modifica|richiesta|informazione|vostra|vostro|ristorante|lista|elenco|attimo|po'",
    for_whom="per (?:noi|me)",
    ends_item=r"per favore|per (?=il|la|le|i|gli|un|una|l')|grazie|entro|con consegna|consegn\w+|da consegnare|il prima"
    r"|se possibile|ci|vi|al prezzo|potete|potreste|appena|prima (?:di|del)|che ci|è|da spedire|in magazzino|disponibil[ei]",
    ships=r"(?:indirizzo|luogo|punto|sede) di (?:consegna|spedizione)(?: è)?|consegna(?:\s+(?:a|presso|in|al|alla"
    r"|prevista|merce|da effettuare))*\s*(?:a|presso|in|al|alla|:)|(?:consegnare|spedire|inviare|spedizione"
    r"|da consegnare|consegnate|spedite|consegnato)(?:\s+(?:il tutto|la merce|tutto))*\s*(?:a|presso|in|al|alla|:)"
    r"|destinazione(?: merce)?|indirizzo(?=\s*:)|cantiere(?=\s*:)|presso",
    bills=r"(?:indirizzo di |dati di )?fatturazione|fatturare\s*(?:a|:)|fattura\s*(?:a|:)|sede legale|intestazione",
    hurry=r"per ieri|(?:siamo|è tutto) ferm\w+|stasera|non può aspettare|urge\b|in giornata|d'urgenza|con la massima urgenza|al più tardi oggi|urgen(?:te|ti|za|temente)|il prima possibile|al più presto|appena possibile|immediat\w+|subito|con urgenza"
    r"|quanto prima|ferm[oiae]|nel più breve tempo|prima possibile|asap|celermente|velocemente",
    calm=r"non c'è (?:alcuna |nessuna )?(?:fretta|urgenza|premura)|prendetevi (?:tutto )?il (?:vostro )?tempo|con comodo|quando vi (?:è|viene) comodo|l'anno prossimo|tutto il tempo|per il (?:budget|preventivo annuale)|a titolo indicativo|nessuna premura|non urge|senza premura|quando avete tempo|non (?:è|c'è|abbiamo|ho|sono) (?:nessuna |alcuna |particolare )?(?:urgen\w+|fretta)|senza (?:fretta|urgenza)"
    r"|nessuna (?:fretta|urgenza)|con calma|quando (?:potete|può|riuscite)|non urgente|senza alcuna fretta",
    by=r"entro(?: il| e non oltre il)?|per(?: il)?|prima del|non oltre il|al massimo|il",
    soon="oggi|domani|dopodomani|questa settimana|fine settimana|stasera|in giornata|fine della settimana",
    weekdays="lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    months="gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago "
    "settembre/sett/set ottobre/ott novembre/nov dicembre/dic",
    durations="giorn[oi](?: lavorativ[oi])?|settiman[ae]|mes[ei]|ann[oi]|or[ae]|minut[oi]",
    labels="taglia|misura|classe|tipo|modello|numero|porta|piano|scala|interno|capannone|lotto|pagina|serie|formato"
    "|magazzino",
    references="ordine|fattura|cliente|preventivo|riferimento|offerta|rif|p\\.? ?iva|commessa|cig|cup",
    headers=Headers(
        quantity=r"quantità|q\.?t[àa]'?|qta|qtà|pezzi|n°? pezzi|numero|nr pezzi|q\.tà|fabbisogno",
        unit="unità(?: di misura)?|u\\.?m|confezione|conf",
        sku=r"cod(?:ice)?(?: (?:articolo|prodotto))?|rif(?:erimento)?|articolo n|cod art|sku",
        description="descrizione|prodotto|denominazione|nome|descrizione (?:articolo|prodotto)|designazione",
        item="articol[oi]|materiale|prodotti|merce|voce",
        position="pos|riga|n|nr|n°",
        variant=r"colore|taglia|misura|modello|tipo|dimensioni|formato",
    ),
)
