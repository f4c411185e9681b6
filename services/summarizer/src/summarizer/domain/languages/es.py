"""Spanish."""

from summarizer.domain.languages.language import Headers, Language

SPANISH = Language(
    code="es",
    common="el los las para por favor una necesitamos con hola gracias presupuesto nuestro y "
    "del unidades saludos que de la en un su es nos buenos días buenas tardes me le lo al "
    "siguientes entrega dirección saludo atentamente estimados podrían cordial",
    ones="dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve",
    tens="veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    compound="{ten} y {one}",
    hundred="cien",
    more_numbers={
        "ciento": 100,
        "doscientos": 200,
        "doscientas": 200,
        "quinientos": 500,
        "mil": 1000,
        "veinticinco": 25,
        "trescientos": 300,
        "trescientas": 300,
        "quinientas": 500,
    },
    dozen="docenas?",
    and_a_half="y media",
    half_dozen=r"media\s+docena",
    one="un|una|uno",
    of="de(?: los| las| la| esos| esas)?|del",
    ors="o|u",
    ands="y|e|pero",
    joins="y|e|más|además(?: de)?|también|así como|junto con|y también|y además",
    vague=r"algun[oa]s|vari[oa]s|unos cuantos|unas cuantas|unos|unas|un par de|diversos|bastantes"
    "|(?:una )?(?:decena|quincena|veintena|treintena|cincuentena)s? de|un centenar de|unas pocas|unos pocos",
    same=r"la\s+misma\s+cantidad|el\s+mismo\s+número|lo\s+mismo|otr[oa]s\s+tant[oa]s",
    all_of=r"todo|todos|todas|ambos|ambas",
    about=r"aproximadamente|aprox\.?|unos|unas|alrededor de|cerca de|hasta|al menos|más o menos|sobre",
    more=r"más|otr[oa]s|adicionales|extra",
    fewer=r"menos",
    raises=r"aument\w+|sub\w+|ampli\w+",
    lowers=r"reduc\w+|baj\w+|disminu\w+",
    step=r"en",
    doubles=r"dupli\w+|dobl(?:ar|en|e)|el doble",
    halves=r"la mitad",
    positions=r"línea|posición|punto|artículo|partida",
    just="solo|sólo|solamente|únicamente|también|además|en total|ahora|otros|otras",
    each="cada un[oa]|de cada un[oa]?|c/u",
    asks=r"cuánto|cuanto (?:sale|cuesta|saldría)|costar\w*|cuestan?|saldría\w*|necesit\w+|presupuest\w*|quisi\w+|querem\w+|pedir|pedido|precios?|coste|costo|cotiz\w+"
    r"|solicit\w+|dese\w+|gustar\w+|enviar\w*|envíen\w*|ofert\w+|compr\w+|busc\w+|quier\w+|haría"
    r"|añad\w+|agreg\w+|favor|pasa\w*|pásame|pasáis|hace falta|hacen falta|suministr\w+|encarg\w+"
    r"|queríamos|interes\w+|precis\w+|me (?:das|dais|dan)|faltan?|pon\w*|poner|tienen|tendrían|disponen",
    quotes=r"cuánto|cuanto (?:sale|cuesta|saldría)|costar\w*|cuestan?|saldría\w*|presupuesto|cotización|cotizar|precios?|oferta|coste|costo|proforma|tarifa|valor|valorar",
    wants=r"por favor|necesit\w+|quisi\w+|podr\w+|pueden|puede|querem\w+|solicit\w+|dese\w+|gustar\w+"
    r"|envi\w+|quier\w+|rog\w+|agradec\w+|pasa\w*|hac\w+|dar\w*|queríamos|me das|facilit\w+",
    past=r"han llegado|llegaron|ha llegado|recibimos|gracias por (?:el|su) presupuesto(?: de| para)?|tenemos|hay|somos|(?:el año|el mes|la semana) pasad[oa]|la última vez|último pedido|(?:hemos|habíamos|he)"
    r" (?:pedido|comprado|recibido|encargado)|nos (?:enviaron|vendieron|sirvieron|facturaron"
    r"|entregaron)|en (?:stock|almacén)|compramos|pedimos (?:el|la|hace)|ya tenemos|nos quedan",
    complains=r"reclama\w+|dañad\w+|defectuos\w+|rot[oa]s|abono|reembols\w+|devol\w+|falta(?:ban)?"
    r" (?:en|del)|retraso|factura pendiente|impagad\w+|dónde está|currículum|fuera de la oficina",
    adds=r"añad\w+|además|también|agreg\w+|adicional\w*|extra|más|olvid\w+|sum\w+|inclu\w+",
    cancels=r"ignor\w+|prescind\w+|elimin\w+|quit(?:ar|en|ad|a|e)|cancel\w+|anul\w+|ya no|suprim\w+|sin (?:los|las)|no hac\w+"
    r" falta|retir\w+|no (?:necesit\w+|queremos|quiero)|borr\w+|descart\w+|sobran?|dej\w+ fuera|sac\w+"
    r"|olvid\w+ (?:los|las|el|la)",
    changes=r"sólo \d+|solo \d+|en (?:lugar|vez) de|cambi\w+|aument\w+|modific\w+|sustitu\w+|reempla\w+|reduc\w+|mejor"
    r"|correg\w+|corrig\w+|rectific\w+|serán?|en realidad|al final|error|equivo\w+|y no|suban?|subir"
    r"|bajar|ponga\w*|que sean|sean|ampli\w+|pas\w+ de|finalmente",
    instead="en (?:lugar|vez) de|de|y no|no|por|antes|a cambio de|inicialmente",
    swaps=r"sustitu\w+|reempla\w+|cambi\w+|en (?:lugar|vez)|mejor",
    keeps=r"(?:resto|demás|lo otro|otros)\b.{0,40}\b(?:igual|mismo|cambi\w+|mantien\w+|qued\w+|como)"
    r"|sin (?:más )?cambios",
    stays=r"igual(?:es)?|qued\w+|se mantien\w+|manten\w+|sin cambios?|como (?:estaba\w*|antes)",
    out_of="de",
    everything="pedido|solicitud|todo|toda|consulta|totalidad",
    not_needed="necesitamos|necesito|queremos",
    yes="sí|si|correcto|vale|de acuerdo|exacto|eso es|perfecto|así es|ok|claro|adelante",
    no="no|ningun\\w*",
    how_many="cu[aá]nt[oa]s?|cantidad(?:es)?|número",
    polite="por favor|gracias|mejor|entonces",
    greetings="hola|buen(?:os|as)? (?:días?|tardes|noches)|estimad[oa]s?(?: señor\\w*)?|muy buenas"
    "|buenas|apreciad[oa]s?|señores|muy señores \\w+",
    closings=r"(?:un )?(?:cordial |atento )?saludos?(?: cordial(?:es)?| a todos)?|atentamente|cordialmente"
    r"|un abrazo|saludos|quedo a la espera.*|quedamos a la espera.*|reciba.*|muy atentamente|atte",
    thanks="(?:muchas |mil )?gracias(?: (?:de antemano|por .*|y .*|anticipadas))?",
    people="yo|nosotros|usted|ustedes|él|ella|eso|esto",
    not_goods=r"alumnos|niños|habitaciones|plazas|comensales|aulas|socios|jugadores|trabajadores|muestras?|"
    r"presupuestos?|artículos|cosas|días?|semanas?|meses|años?|horas?|veces|personas?|ofertas?"
    r"|precios?|preguntas?|líneas?|productos|minutos?|clientes?|proyectos?|obra|pedido|factura|entrega"
    r"|empleados|copia|respuesta|cotización|cotizaciones|euros?|nuevo (?:proyecto|cliente)|descuento"
    r"|restaurante|hotel|empresa|saludo|error|cambio|duda|lista|consulta|momento|poco",
    for_whom="para (?:nosotros|mí)",
    ends_item=r"por favor|para (?=nuestr|el|la|los|las|un|una|mañana)|gracias|antes|entreg\w+|a entregar"
    r"|lo antes|si (?:es )?posible|nos|me|podrían|pueden|es urgente|con entrega|que (?:necesit|sean)"
    r"|al precio|lo necesit\w+|cuanto antes|a la dirección|en total|hasta el|en stock|disponibles?",
    ships=r"(?:dirección|lugar|punto|domicilio)(?: de)? (?:entrega|envío|descarga)(?: es)?|direcci[oó]n"
    r"(?=\s*:)|(?:entregar(?:lo|se)?|enviar(?:lo|se)?|entrega|envío|entreguen|envíen|mandar(?:lo)?"
    r"|mándenlo|envíenlo|a entregar|se entrega|remitir)(?:\s+(?:todo|lo|es|será|por favor|la"
    r" mercancía|el pedido))*\s*(?:en|a|al|:)|destino(?=\s*:)|obra(?=\s*:)",
    bills=r"(?:dirección|datos) de factura(?:ción)?|factura(?:r|ción)?\s*(?:a|:)|razón social"
    r"|domicilio (?:fiscal|social)",
    hurry=r"para ayer|lo más (?:pronto|rápido)|(?:está|estamos) parad\w+|no puede esperar|cuanto antes|apura|corre mucha prisa|esta noche|esta tarde|de inmediato|urgen(?:te|tes|cia|temente)|lo antes posible|cuanto antes|inmediat\w+|con urgencia|corre prisa"
    r"|(?:mucha|algo de) prisa|a la mayor brevedad|lo más (?:rápido|pronto) posible|parad[oa]s?"
    r"|enseguida|ya mismo|rápid\w+|prioritario|express",
    calm=r"no corre (?:ninguna )?prisa|cuando (?:os|les|le) (?:venga|vaya) bien|tómense su tiempo|todo el tiempo|sin (?:ninguna |ningún )?(?:prisa|apuro|urgencia)|no hay (?:ninguna )?(?:prisa|urgencia|apuro)|año que viene|próximo (?:año|curso)|cuando buenamente|más adelante|ya nos dirán|no urge|para (?:el )?presupuesto anual|orientativ\w+|sin prisas?|no (?:es|corre|hay|tenemos|tengo) (?:muy |nada |ninguna )?(?:urgente|prisa|urgencia"
    r")|sin urgencia|no urge|no me corre prisa|cuando (?:pueda|puedan|podáis|tenga)|con calma"
    r"|con tranquilidad|no hay ninguna prisa",
    by=r"antes del?|para(?: el)?|hasta(?: el)?|a más tardar(?: el)?|como (?:muy tarde|máximo)(?: el)?|el"
    r"|entrega(?: el)?",
    soon="hoy|mañana|pasado mañana|esta semana|fin de semana|esta tarde|esta noche",
    weekdays="lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    months="enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago "
    "septiembre/setiembre/sept/sep octubre/oct noviembre/nov diciembre/dic",
    durations="días?(?: (?:laborables|hábiles))?|semanas?|mes(?:es)?|años?|horas?|minutos?",
    labels="talla|clase|tipo|modelo|nº|número|núm|puerta|nave|piso|planta|muelle|lote|página|serie"
    "|categoría|tamaño|local|grado",
    references="pedido|factura|cliente|presupuesto|referencia|expediente|cif|nif|albarán|proyecto|oferta",
    headers=Headers(
        quantity=r"cantidad(?:es)?|cant|unidades|uds|ud|nº de unidades|nº uds|número|cdad|ctd",
        unit="unidad(?: de medida)?|u\\.?m|ud de medida|medida|formato|envase|presentación",
        sku=r"referencia|ref|código|cód|código (?:de )?(?:artículo|producto)|nº (?:de )?artículo|sku",
        description="descripción|producto|denominación|concepto|nombre|detalle|designación",
        item="artículos?|material(?:es)?|productos|pieza",
        position="pos|línea|nº|n|item|partida",
        variant=r"colou?r(?:es)?|tallas?|tamaño|modelo|tipo|medidas?|formato",
    ),
)
