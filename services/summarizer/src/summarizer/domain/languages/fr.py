"""French."""

from summarizer.domain.languages.language import Headers, Language

FRENCH = Language(
    code="fr",
    common="le les des et pour nous vous une merci bonjour est avec dans devis notre votre "
    "cordialement au du sur avons besoin je il la de en un que qui pouvez vos nos prix à bonne "
    "livraison voici suivants mon ma plaît s'il faudrait",
    ones="deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf",
    tens="vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
    compound="{ten}-{one}|{ten} {one}|{ten} et {one}",
    hundred="cent",
    more_numbers={"mille": 1000, "vingt-et-un": 21, "quatre-vingt": 80, "deux cents": 200},
    dozen="douzaines?",
    and_a_half="et demie",
    half_dozen=r"(?:une\s+)?demi[- ]douzaine",
    one="un|une",
    of="de(?: la| l['\u2019]| vos| ces)?|d['\u2019]|des|du",
    ors="ou",
    ands="et|mais",
    joins="et|ainsi que|plus|puis|ensuite|également|aussi|et aussi|de même que|et puis",
    vague=r"quelques|plusieurs|un peu de|divers(?:es)?|certain(?:e)?s|(?:une )?(?:dizaine|quinzaine"
    "|vingtaine|trentaine|quarantaine|cinquantaine|centaine)s?(?: de| d['\u2019])?|un lot de"
    "|une poignée de",
    same=r"la\s+même\s+quantité|le\s+même\s+nombre|autant|idem",
    all_of=r"le tout|tous|toutes|tout|les deux",
    about=r"environ|à peu près|approximativement|autour de|jusqu'à|au moins|disons|peut-être|env\.?",
    more=r"de plus|supplémentaires?|autres?|en plus|encore",
    fewer=r"de moins|en moins",
    raises=r"augment\w+|mont\w+|pass\w+",
    lowers=r"rédui\w+|diminu\w+|baiss\w+",
    step=r"de",
    doubles=r"doubl(?:e[rz]?|ons)|deux fois plus|le double",
    halves=r"la moitié|moitié moins|divis\w+ par deux",
    positions=r"ligne|position|poste|article|point|n°|numéro",
    just="seulement|uniquement|encore|aussi|juste|également|finalement|plutôt|au total",
    each="chacune?s?|de chaque|chaque",
    asks=r"combien|coûter\w*|coûte|reviendr\w+|ça fera\w*|besoin|devis|souhait\w+|voudr\w+|command\w+|chiffr\w+|tarifs?|offre|propos\w+|merci|prix"
    r"|demand\w+|faudrait|faut|désir\w+|cherch\w+|recherch\w+|aimer\w+|fournir|livr\w+|ajout\w*"
    r"|prendr\w+|achet\w+|coût\w*|envoy\w+|svp|s'il vous plaît|serait|mettre|mettez|prévoir|avez-vous|auriez-vous",
    quotes=r"combien|coûter\w*|coûte|reviendr\w+|ça fera\w*|devis|prix|tarifs?|offre|cotation|chiffrage|proposition|chiffrer|coûts?|proforma"
    "|conditions",
    wants=r"merci|pourri\w+|pouvez|souhait\w+|voudr\w+|serait|besoin|veuillez|faire|envoyer|donner"
    r"|faudrait|demand\w+|aimer\w+|désir\w+|svp|quel|obtenir|établir|adresser|transmettre",
    past=r"arrivé\w*|bien reçu\w*|avons reçu|commandé\w*|cassée?s?|merci pour (?:le|votre) devis(?: pour)?|nous avons(?! besoin)|il y a|nous sommes|(?:avons|ai|avait|avions|avez) (?:déjà )?(?:command\w+|achet\w+|reçu\w*|livr\w+|fourni\w*"
    r"|eu|pris|factur\w+)|l'an(?:née)? (?:dernière?|passé)|dernière? (?:commande|fois|livraison"
    r"|année|semaine)|en stock|le mois dernier|la semaine dernière|il nous reste|avons déjà",
    complains=r"réclamation|endommag\w+|défectueu\w+|cassé\w*|avoir(?= pour| sur)|rembours\w+|retour"
    r"|manquant\w*|erreur de livraison|relance|impayé\w*|désabonn\w+|absent\w*|suivi de commande"
    r"|candidature|où en est",
    adds=r"ajout\w+|aussi|également|en plus|de plus|encore|supplémentaires?|oubli\w+|en outre|rajout\w+"
    r"|complément\w*|par ailleurs",
    cancels=r"ignor\w+|on (?:se )?passe\w* d|nous (?:nous )?passerons d|supprim\w+|annul\w+|retir\w+|plus besoin|enlev\w+|(?:ne|n') .{0,30}\bplus\b|sans les?"
    r"|laiss\w+ tomber|oubliez les?|pas besoin|ôt\w+|n'en (?:faut|voulons|veux) plus|à retirer"
    r"|inutiles?|ne (?:sont|est) plus nécessaires?",
    changes=r"tromp\w+|tout compte fait|seulement \d+|plus que \d+|au lieu de?|modifi\w+|chang\w+|augment\w+|plutôt|remplac\w+|correct\w+|corrig\w+"
    r"|finalement|pass\w+ (?:à|de)|pass\w+ (?:les?|la) .{1,40} (?:à|de)|à la place|rédui\w+|diminu\w+|erreur|mett\w+|et non|rectifi\w+"
    r"|échang\w+|en fait|ramen\w+|port\w+ à|au final|il (?:en )?faut",
    instead="au lieu de?|à la place de|de|et non(?: pas)?|non|plutôt que|en remplacement de|pas"
    "|initialement|contre|avant",
    swaps=r"remplac\w+|échang\w+|à la place|plutôt|substitu\w+|au lieu",
    keeps=r"(?:reste|autres?)\b.{0,40}\b(?:inchang\w+|ne change\w*|identiques?|change pas|même|comme"
    r"|pareil|bon|ok)|sans changement|inchangé\w*",
    stays=r"inchangé\w*|rest\w+|ne change\w* pas|comme (?:avant|prévu|demandé)|gard\w+|laiss\w+ (?:comme|tel\w*)|ok",
    out_of="de",
    everything=r"commande|demande|tout(?:es?)?|totalité|ensemble|l'intégralité",
    not_needed="besoin",
    yes="oui|d'accord|exact(?:ement)?|parfait|c'est (?:ça|exact|bien ça|bon)|tout à fait|ok|très bien"
    "|correct|bien sûr|entendu",
    no="non|pas|aucun\\w*",
    how_many="combien|quantités?|nombre",
    polite="s'il (?:vous|te) pla[iî]t|svp|merci|alors|plutôt",
    greetings="bonjour|bonsoir|madame|monsieur|cher|chère|chers|salut|mesdames|messieurs|coucou",
    closings=r"(?:bien |très |plus )?cordialement(?: vôtre)?|salutations(?: distinguées)?|cdlt|cdt|bien"
    r" à (?:vous|toi)|(?:bonne|belle) (?:journée|soirée|fin de journée|semaine|réception)"
    r"|sincères salutations|sincèrement|amicalement|meilleures salutations|respectueusement"
    r"|bonne réception|à bientôt|veuillez agréer.*|dans l'attente.*",
    thanks="(?:un grand |encore )?merci(?: (?:d'avance|beaucoup|bien|par avance|à vous|et .*))?"
    "|je vous remercie.*|en vous remerciant.*|avec mes remerciements",
    people="je|j|nous|vous|on|il|elle|ça|c'est",
    not_goods=r"élèves|enfants|chambres?|couverts|places|classes|membres|joueurs|étages?|échantillons?|"
    r"devis|articles|choses|jours?|semaines?|mois|ans?|heures?|fois|personnes?|offres?|prix"
    r"|tarifs?|questions?|réponse|lignes?|produits|minutes?|clients?|projet|chantier|site|commande"
    r"|facture|livraison|délai|proposition|demande|copie|quinzaine de jours|références?|points?"
    r"|petite? \w+ question|nouveau (?:projet|client)|euros?|remise|salariés|collaborateurs"
    r"|salles?|autre devis|mail|message|erreur|modification|correction|restaurant|entreprise|peu"
    r"|liste|société|estimation|retour rapide|retour",
    for_whom="pour (?:nous|moi|notre équipe)",
    ends_item=r"s'il|svp|pour (?=notre|la|le|les|un|une|nos|l')|merci|avant|livr\w+|à livrer|au prix"
    r"|dans les|d'ici|nous|si possible|pourriez|pouvez|il nous|je|afin|rapidement|dès|au plus vite"
    r"|c'est|à l'adresse|est-il|seraient?|en (?:urgence|plus)|en stock|disponibles?",
    ships=r"(?:adresse|lieu|point|site)s? de (?:la )?livraison(?: est)?|livraison(?:\s+(?:est|sera|se fera"
    r"|prévue|svp|souhaitée|merci))*(?:\s+(?:à|au|chez|sur|aux|dans)|\s*:)?"
    r"|(?:à )?(?:livrer|expédier|envoyer|livré[es]*|livrez|expédition|expédié)(?:\s+(?:le tout|la"
    r" marchandise|directement|svp|nous))*\s*(?:à l'adresse(?: suivante)?|à|au|chez|sur|aux|:)"
    r"|adresse(?=\s*:)|chantier(?=\s*:)|destinataire(?=\s*:)|à l'adresse(?: suivante)?",
    bills=r"(?:adresse de )?facturation(?:\s*:|\s+à)?|factur(?:e|er|é|ez)\s*(?:à|au|chez|:)|siège"
    r"(?: social)?|facture",
    hurry=r"(?:pour )?hier(?= ?[!.])|(?:au )?plus tôt|en urgence|bloqué\w*|ne peut pas attendre|dès (?:demain|aujourd'hui)|ce soir|sans chauffage|sans eau|plus rien|au plus vite|urgen(?:ce|ts?|tes?|ment)|dès que possible|rapidement|le plus (?:vite|tôt"
    r"|rapidement) possible|immédiat\w*|sans (?:délai|tarder|attendre)|pressé\w*|à l'arrêt|en panne"
    r"|sous (?:24|48) ?h\w*|asap|dans les plus brefs délais|prioritaire|aujourd'hui même|express"
    r"|en rupture",
    calm=r"tout (?:votre|le) temps|prenez (?:tout )?(?:votre|le) temps|quand (?:cela|ça) vous (?:arrange|convient)|à l'occasion|au calme|n'est pas pressé\w*|pas pressé\w*|ne (?:nous )?presse(?: pas)?|budget (?:de l'année|prévisionnel|20\d\d)|l'année prochaine|prévision\w*|à titre indicatif|pas avant (?:la rentrée|l'automne|le printemps|l'été|plusieurs)|dans quelques (?:semaines|mois)|sans se presser|il n'y a pas le feu|pas (?:du tout |très |particulièrement |spécialement )?(?:d['\u2019])?urgen\w+|pas pressés?"
    r"|(?:n'est |ne sont )?(?:donc )?plus (?:du tout )?(?:urgent\w*|pressé\w*)|rien ne presse|ça ne presse pas|sans urgence|aucune urgence|non urgent|prenez votre temps"
    r"|pas de (?:précipitation|hâte)|quand vous (?:pouvez|aurez|voulez|avez)|nous avons le temps"
    r"|à votre convenance|sans précipitation|pas à la minute|aucun caractère d'urgence",
    by=r"avant(?: le| la)?|d'ici(?: le| au| à)?|pour(?: le| la)?|au plus tard(?: le)?|jusqu'au|le"
    r"|livraison(?: le| pour le)?|dès|il nous les faut (?:pour|avant)",
    soon=r"aujourd'hui|demain|après-demain|cette semaine|fin de (?:la )?semaine|ce soir|week-end"
    r"|ce (?:lundi|mardi|mercredi|jeudi|vendredi)|demain matin",
    weekdays="lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    months="janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août septembre/sept "
    "octobre/oct novembre/nov décembre/déc",
    durations="jours?(?: ouvr(?:és|ables))?|semaines?|mois|ans|années?|heures?|h|minutes?",
    labels="taille|classe|type|modèle|n°|numéro|porte|quai|étage|bâtiment|bât|lot|page|bureau|salle"
    "|niveau|série|catégorie|hall|dn|pointure|local",
    references="commande|facture|client|devis|référence|dossier|siret|tva|projet|bon|affaire|contrat",
    headers=Headers(
        quantity=r"qt[ée]s?|quantités?|qté (?:souhaitée|demandée)|nombre|nb|besoin|nbre|quantité"
        r" (?:souhaitée|demandée)|combien",
        unit="unités?|u|conditionnement|cond|unité de mesure|udm",
        sku=r"réf(?:érence)?s?|code(?: article)?|n° (?:article|produit)|article n°|réf article|ref"
        r"|votre réf(?:érence)?|référence produit",
        description="désignations?|libellé|description|produits?|dénomination|intitulé|nom"
        "|description produit|désignation article",
        item="articles?|matériel|fournitures?|pièces?",
        position="pos|ligne|n°|n|no|rang|item",
        variant=r"couleurs?|tailles?|modèle|type|dimensions?|format|finition|matière",
    ),
)
