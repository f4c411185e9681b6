"""Portuguese."""

from summarizer.domain.languages.language import Headers, Language

PORTUGUESE = Language(
    code="pt",
    common="o os as do da dos das para com uma um de em por não bom dia boa tarde obrigado obrigada "
    "orçamento precisamos cumprimentos entrega nossa nosso seguintes olá e que se favor gostaríamos no na "
    "morada melhores cotação preços são",
    ones="dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete "
    "dezoito dezanove",
    tens="vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    compound="{ten} e {one}",
    hundred="cem",
    more_numbers={
        "duas": 2,
        "cento": 100,
        "duzentos": 200,
        "duzentas": 200,
        "quinhentos": 500,
        "mil": 1000,
        "dezesseis": 16,
        "dezessete": 17,
    },
    dozen="dúzias?",
    and_a_half="e meia",
    half_dozen=r"meia\s+dúzia",
    one="um|uma",
    of="de|do|da|dos|das",
    ors="ou",
    ands="e|mas",
    joins="e|mais|também|além de|bem como|assim como|e ainda",
    vague=r"alguns|algumas|vários|várias|uns|umas|um par de|diversos|diversas|uma dezena de|uma vintena de|(?:uns|umas) (?:dez|vinte|trinta|quarenta|cinquenta)",
    same=r"a\s+mesma\s+quantidade|igual\s+quantidade|o\s+mesmo(?:\s+número)?|outr[oa]s\s+tant[oa]s",
    all_of=r"tudo|todos|todas|ambos|ambas",
    about=r"cerca de|aproximadamente|aprox\.?|uns|umas|até|pelo menos|mais ou menos",
    more=r"mais|outr[oa]s|adicionais|extra",
    fewer=r"menos|a menos",
    raises=r"aument\w+|sub\w+",
    lowers=r"reduz\w+|diminu\w+|baix\w+",
    step=r"em",
    doubles=r"dupliqu\w+|duplic\w+|dobr(?:ar|em|e)|o dobro",
    halves=r"(?:a|pela) metade",
    positions=r"linha|posição|ponto|item|artigo",
    just="só|somente|apenas|também|ainda|agora|no total|outros|outras",
    each="cada(?: um[a]?)?|de cada",
    asks=r"quanto|custar\w*|custam?|ficaria\w*|orçament\w*|cotaç\w+|cotar|precis\w+|gostar\w+|encomend\w+|preços?|solicit\w+|pretend\w+|quer\w+|pedido"
    r"|pedir|necessit\w+|desej\w+|favor|enviar\w*|agradec\w+|acrescent\w+|adicion\w+|comprar|fornec\w+|quanto"
    r"|valor|custa\w*|incluir|têm|teriam|dispõem",
    quotes=r"quanto|custar\w*|custam?|ficaria\w*|orçamento|cotação|cotar|preços?|proposta|custo|valor|oferta|orçar",
    wants=r"por favor|gostar\w+|precis\w+|podem|pode|poderi\w+|solicit\w+|quer\w+|pretend\w+|enviar\w*|agradec\w+"
    r"|necessit\w+|fazer|favor",
    past=r"chegaram|chegou|recebemos|temos|há|somos|(?:no )?ano passado|mês passado|semana passada|última (?:encomenda|vez)|último pedido|em stock|em estoque"
    r"|(?:comprámos|compramos|encomendámos|recebemos)|já temos|foi entregue|temos ainda",
    complains=r"reclama\w+|danificad\w+|defeituos\w+|partid[oa]s|nota de crédito|reembols\w+|devolu\w+|em falta"
    r"|atraso|fora do escritório|candidatura|onde está",
    adds=r"acrescent\w+|adicion\w+|também|além disso|mais|extra|esqueci\w*|junt\w+|inclu\w+",
    cancels=r"ignor\w+|dispens\w+|não faz\w* falta|já não|cancel\w+|retir\w+|remov\w+|elimin\w+|já não|não (?:é|são) (?:mais )?(?:preciso|necessári\w+)|tir\w+|anul\w+"
    r"|não (?:precisamos|queremos)|sem (?:os|as)|deixou de|exclu\w+",
    changes=r"engan\w+|engano|só \d+|em vez de|em lugar de|alter\w+|mud\w+|aument\w+|substitu\w+|troc\w+|reduz\w+|corrig\w+|correç\w+|afinal|erro"
    r"|e não|na verdade|ao invés|passa\w* (?:a|para)",
    instead="em vez de|em lugar de|ao invés de|de|e não|não|antes",
    swaps=r"substitu\w+|troc\w+|em vez|ao invés",
    keeps=r"(?:resto|restantes?|outros|demais)\b.{0,40}\b(?:igual|iguais|mant\w+|mesm\w+|como|fica\w*|inalterad\w*)",
    stays=r"mant\w+|fica\w*|como (?:estava\w*|estão|antes)|sem alteraç\w+|igua\w+",
    out_of="de",
    everything="encomenda|pedido|tudo|todo|toda",
    not_needed="precisamos|preciso",
    yes="sim|certo|correto|exato|confirmo|de acordo|ok|perfeito|isso",
    no="não|nenhum\\w*",
    how_many="quant[oa]s?|quantidades?|número",
    polite="por favor|obrigad[oa]|se faz favor|faz favor",
    greetings="olá|bom dia|boa tarde|boa noite|prezad[oa]s?|car[oa]s?|exmos?\\.?(?: senhores)?|caríssimos|estimad[oa]s",
    closings=r"(?:com os )?(?:melhores |os melhores )?cumprimentos|atenciosamente|cumprimentos|abraços?|cordialmente"
    r"|saudações|atentamente|att|fico a aguardar.*|aguardamos.*|aguardo.*",
    thanks="(?:muito )?obrigad[oa](?: (?:desde já|pela .*|e .*))?|grat[oa]s?|desde já (?:grat[oa]|obrigad[oa]|agradeç\\w+).*"
    "|agradecid[oa]s?.*",
    people="eu|nós|você|vocês|isso|isto",
    not_goods=r"alunos|crianças|quartos|lugares|sócios|jogadores|hóspedes|amostras?|"
    r"orçamentos?|artigos|coisas|dias?|semanas?|m[eê]s(?:es)?|anos?|horas?|vezes|pessoas?|propostas?|preços?"
    r"|perguntas?|linhas?|produtos|minutos?|clientes?|projetos?|obras?|encomendas?|faturas?|entregas?|resposta|cotação"
    r"|euros?|desconto|funcionários|cópia|lista|favor|erro|novo (?:projeto|cliente)|abraço|empresa",
    for_whom="para (?:nós|mim)",
    ends_item=r"por favor|para (?=o|a|os|as|um|uma|nossa|nosso|entrega)|obrigad[oa]|até|com entrega|entreg\w+|o mais rápido"
    r"|se possível|podem|antes|ao preço|que|em stock|disponíve(?:l|is)",
    ships=r"(?:endereço|morada|local|ponto) (?:de|para) (?:a )?(?:entrega|envio|descarga)(?: é)?|(?:entregar|entrega|enviar"
    r"|envio|expedir|a entregar|entregue)(?:\s+(?:tudo|a mercadoria|é|será))*\s*(?:em|na|no|para|a|à|:)|morada(?=\s*:)"
    r"|endereço(?=\s*:)|obra(?=\s*:)|destino(?=\s*:)",
    bills=r"(?:endereço|morada|dados) de fatura(?:ção|mento)|faturar\s*(?:a|para|:)|fatura\s*(?:a|para|:)|sede",
    hurry=r"para ontem|está(?:mos)? parad\w+|hoje à noite|não pode esperar|com a máxima urgência|de imediato|quanto antes|urgen(?:te|tes|cia|temente|ência)|urgência|o mais (?:rápido|breve|depressa) possível|com urgência|imediat\w+"
    r"|quanto antes|assim que possível|parad[oa]s?|rapidamente",
    calm=r"não (?:há|tem|temos) (?:nenhuma |qualquer )?(?:pressa|urgência)|quando vos (?:der jeito|for conveniente)|com (?:todo o )?(?:tempo|vagar)|(?:no )?próximo ano|ano que vem|tomem o (?:vosso|seu) tempo|quando tiverem (?:tempo|um momento)|orçamento (?:anual|do próximo)|sem pressas?|não urge|a título indicativo|sem (?:pressa|urgência)|não (?:é|há|temos) (?:muito )?(?:urgente|pressa|urgência)|com calma|não tem pressa"
    r"|quando puder\w*|sem qualquer urgência",
    by=r"até(?: ao| dia| o)?|antes d[eo]|para(?: o| dia)?|no máximo até|o mais tardar|a",
    soon="hoje|amanhã|depois de amanhã|esta semana|fim de semana|final da semana",
    weekdays="segunda(?:-feira)?|terça(?:-feira)?|quarta(?:-feira)?|quinta(?:-feira)?|sexta(?:-feira)?|sábado|domingo",
    months="janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set "
    "outubro/out novembro/nov dezembro/dez",
    durations="dias?(?: úteis)?|semanas?|m[eê]s(?:es)?|anos?|horas?|minutos?",
    labels="tamanho|classe|tipo|modelo|número|nº|porta|piso|andar|lote|armazém|página|sala|série|fração",
    references="encomenda|fatura|cliente|orçamento|referência|nif|cnpj|pedido|processo|proposta",
    headers=Headers(
        quantity="quantidades?|qtd[e]?|quant|unidades|qde|nº",
        unit="unidade|un|u\\.?m|embalagem",
        sku="código|cód|referência|ref|código (?:do )?(?:artigo|produto)|sku",
        description="descrição|produto|designação|nome|denominação",
        item="artigos?|material|materiais|itens|item|produtos",
        position="pos|linha|nº|n",
        variant=r"cor(?:es)?|tamanho|modelo|tipo|medidas?|dimensões|formato",
    ),
)
