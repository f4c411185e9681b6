"""English."""

from summarizer.domain.languages.language import Headers, Language

ENGLISH = Language(
    code="en",
    common="the and of to for please we you our is are need would with quote hello thanks can it "
    "have be this if at could me your send on hi as any by i dear order from regards",
    decimal_comma=False,
    ones="two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    tens="twenty thirty forty fifty sixty seventy eighty ninety",
    compound="{ten}-{one}|{ten} {one}",
    hundred="hundred",
    dozen="dozen",
    and_a_half="and a half",
    one_and_a_half="one and a half",
    half_dozen=r"half\s+a\s+dozen|a\s+half\s+dozen|half\s+dozen",
    one="a|an|one",
    of="of(?: the| those| these| your)?",
    ors="or",
    ands="and|but",
    joins="and|n|plus|as well as|and also|along with|together with|then|also",
    vague=r"some(?: of the)?|a few|several|a couple(?: of)?|a number of|a handful of"
    r"|a bunch of|a load of|plenty of|various|enough|whatever",
    same=r"(?:the\s+)?same(?:\s+(?:again|number|quantity|amount|count))?(?:\s+of(?:\s+(?:them|those|these))?)?|as many(?:\s+again)?(?:\s+of)?(?!\s+as)",
    all_of=r"all(?: of (?:them|it|these))?|everything|both|the (?:whole )?lot",
    about=r"about|approx(?:\.|imately)?|around|roughly|circa|ca\.?|say|maybe|perhaps|up to"
    r"|at least|probably|something like|some",
    more=r"more|another|extra|additional|further",
    fewer=r"less|fewer",
    raises=r"increase\w*|raise\w*|up|bump\w*|go up",
    lowers=r"reduce\w*|lower\w*|cut|decrease\w*|down",
    step=r"by",
    doubles=r"double|twice (?:as many|the|that|what)",
    halves=r"halve|half (?:of|the|as many|that)|need half",
    positions=r"line|item|position|pos|number|no|point",
    just="so|just|only|another|a further|an additional|a total of|in total|now",
    each="each(?: of)?|apiece",
    asks=r"how much|set (?:us|me) back|(?:what|it) .{1,40} come to|comes? to in all|the damage|charge (?:us|me)|would you charge|run (?:us|me)|please|need\w*|want\w*|quot(?:e|es|ation|ing)|pric(?:e|es|ing)|offer|order(?:s|ing)?|send|like"
    r"|throw in|looking (?:for|to|at)|requir\w*|take|get|add|interested in|supply|supplies|(?:we(?:'re| are)|i'?m|i am) after|cost|buy"
    r"|purchase|request\w*|estimate|provide|include|rfq|wondering|hoping|in mind|could|can you|may i|do you (?:have|sell|stock|carry)|have you got",
    quotes=r"how much|set (?:us|me) back|(?:what|it) .{1,40} come to|comes? to in all|the damage|charge (?:us|me)|would you charge|run (?:us|me)|quot(?:e|es|ing|ation|ations)|offers?|pric(?:e|es|ing)|rfq|costs?|estimate|proposal"
    r"|pro[- ]?forma",
    wants=r"please|could|can|would|need|want|send|request|like|provide|give|let|grateful|get"
    r"|looking|require|may|kindly|price up|quote (?:me|us)|after",
    past=r"came|has come|turned up|got here|(?:was|were) delivered|ordered|purchased|bought|thank(?:s| you)(?: very much)? for (?:the|your) (?:quote|offer|quotation|prices?|order)\w*(?: (?:for|over|on|of)(?: the)?)?|we(?:'ve| have)(?! in mind| to\b| a | been asked| decided| an )|there (?:are|is)|we are|we employ|(?<!if )i have|(?:you|they|were|was|been|already|just|recently|have|had) (?:sold|delivered|supplied|quoted|sent|charged|billed|invoiced)(?: us| me)?"
    r"|we (?:ordered|bought|purchased|received|got|had(?! in mind)|have (?:enough|plenty|already|got))"
    r"|i (?:ordered|bought|received)|last (?:year|time|month|week|order|quarter)|in stock"
    r"|already (?:have|got|ordered)|our (?:last|previous) order|still have|used to"
    r"|arrived|was short|were short|were missing|came with",
    complains=r"missing|damaged|broken|faulty|defective|complain\w*|credit(?: us| note)?|refund"
    r"|wrong (?:item|goods|delivery)|short[- ]delivered|returns?|tracking|overdue|reminder"
    r"|where is (?:my|our)|order status|unsubscribe|newsletter|out of (?:the )?office|vacancy",
    adds=r"add|throw in|chuck in|also|another|additional\w*|extra|more|as well|further|plus|forgot|too|on top"
    r"|in addition|include",
    cancels=r"no(?= (?!rush|hurry|problem|need|longer|later|more|one|idea|urgency|pressure|worries)[a-z])|drop|lose (?:the|those|these)|ditch|cancel\w*|remove|delete|omit|skip|scrap|strike|leave\b.{1,40}\bout"
    r"|take\b.{1,40}\b(?:off|out)|without the|forget (?:about )?(?:the|th[oe]se|th[ae]t|them|it|line|item|number|position|pos|my)|ignore|disregard|comes? off|(?:is|are) off|can go|do without|(?:no|not) .{1,20} after all|(?:is|are)n'?t needed|dispense with|scratch"
    r"|(?:no longer|don'?t|do not|won'?t|will not|not) (?:need|require|want)\w*|not needed"
    r"|not required|never ?mind the|withdraw\w*|take off",
    changes=r"miscount\w*|got .{1,20} wrong|my error|oops|double|twice as many|halve|make (?:it|that|them|the)|change\w*|increase|reduce|raise|lower|instead of|rather than"
    r"|correct\w*|(?:has|have) to be|should (?:be|read|have been)|mistake|typo|up (?:the|it|that)"
    r"|now need|only need|actually need|amend\w*|revise\w*|update\w*|turns out|need \S+ not"
    r"|not \d+|bump\w*|swap\w*|replac\w*|switch\w*|instead|actually",
    instead="instead of|rather than|in place of|from|not|was|were|replacing|replaces",
    swaps=r"swap\w*|replac\w*|switch\w*|exchange\w*|substitut\w*|instead",
    keeps=r"(?:rest|everything else|all else|other\w*|remaining|remainder)\b.{0,30}\b(?:same|stay\w*"
    r"|stand\w*|unchanged|fine|ok|before|remain\w*|as (?:is|they|it))|no (?:other )?changes?"
    r"|leave the rest",
    stays=r"as (?:they|it) (?:was|were|is|are)|as before|unchanged|stays?|remains?|keep|leave (?:as|it|them)|as (?:is|planned|quoted)",
    out_of="from",
    everything=r"order|request|inquiry|enquiry|everything|all of (?:it|them)|the whole|the lot"
    r"|the quote|all items",
    not_needed="need|require|want",
    yes="yes|yep|yeah|correct|right|exactly|ok(?:ay)?|sure|fine|agreed|that'?s (?:right|correct|fine)"
    "|indeed|perfect|please do|go ahead",
    no="no|nope|not",
    how_many=r"how (?:many|much)|quantit(?:y|ies)|qty|number of|what amount",
    polite="please|thanks?(?: you)?|kindly|if possible|then",
    greetings="hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|morning"
    "|afternoon|evening|all|team|sirs?|madam|to whom it may concern|gents",
    closings=r"(?:(?:kind|best|warm|warmest|kindest|with (?:kind|best))\s+)?(?:regards|wishes)|rgds"
    r"|sincerely|yours (?:sincerely|truly|faithfully)|all the best|respectfully|br|kr|yours|best",
    thanks=r"(?:many |best )?(?:thanks|thank you|thx|ta)(?: (?:in advance|again|and regards"
    r"|very much|so much|a lot|for your help))?|cheers|much appreciated",
    people="i|we|you|they|he|she|it|that|this",
    not_goods=r"pupils|students|children|kids|seats|classes|classrooms|members|players|bedrooms|floors|storeys|samples?|items?|things?|of|them|these|those|us|quotes?|quotation|offers?|prices?|pricing"
    r"|questions?|answers?|lines?|positions?|emails?|mails?|days?|weeks?|months?|years?|hours?"
    r"|minutes?|times?|people|persons?|moments?|bits|bit|total|others?|options?|sites?|locations?|addresses"
    r"|deliver(?:y|ies)|staff|employees|guests?|users?|rooms?|colleagues?|calls?|lot|lead time|reply"
    r"|response|note|list|look|chance|while|changes?|couple|projects?|jobs?|customers?|clients?"
    r"|discount|invoice|copy|date|deadline|messages?|mistakes?|typos?|meetings?|favou?rs?|hand|words?"
    r"|supplier|company|events?|weddings?|part(?:y|ies)|schools?|hotels?|offices?|restaurants?|orders?|idea"
    r"|breakdown|alternative|substitute|replacement|confirmation|estimate|proposal|small firm",
    for_whom="for (?:us|me|them|the team)",
    ends_item=r"by (?=[\dA-Z¤])|at (?=[$€£¤]|(?:the|an?) (?:\w+ )?price)|on site|onsite"
    r"|by (?:tomorrow|today|next|this|the end|noon|close)|or (?:we|else)|so that|cost|since|because"
    r"|to go with|in case|please|delivered|as soon as|asap|if (?:possible|you)|which|that (?:we|you)"
    r"|thanks|thank you|for (?=[$€£]|delivery|the new|our|a (?:new|customer|project))|to be delivered"
    r"|next (?:week|month)|this (?:week|time)|delivery|we (?:need|want|would|are|have)"
    r"|is what we need|are what we need|too|each of|in stock|available(?: from stock)?",
    ships=r"to(?=\s*:)|ship(?:ping|ment|ped)?(?:[ -]?(?:to|address|location)|\s+(?:it|them|all|everything)\s+to)"
    r"|(?:to be )?(?:deliver(?:y|ed|ies)?|send|sent|drop|dropped|bring|goods)(?:\s+(?:it|them|all"
    r"|everything|goods|please|address|location|point|site|off|is|are|should|go|goes|be|made"
    r"|the goods|this))*[ -]?(?:to|at|address|addr\.?|for|for:|is)"
    r"|(?:delivery|destination|consignee|deliver|ship|site|site address|drop[- ]off)(?=\s*:)"
    r"|(?:everything|goods|it all|they|it|this|all)\s+(?:go(?:es)?|should go|needs? to (?:go|be)"
    r"|is (?:going|to go)|to go)\s+(?:to|at)"
    r"|needs? to (?:be|go) (?:at|to)|our (?:site|office|warehouse|shop|store|premises) (?:is )?at"
    r"|(?:(?:our|the|site|delivery|shipping)\s+)?address\s*(?:is|:|for delivery\s*:?)"
    r"|to the [a-z]+,?\s+please(?=\s*:)|deliver",
    bills=r"(?:invoice|bill(?:ing|ed)?|invoic(?:ed|ing))(?:\s+(?:it|this|please|goes))*[ -]?(?:to"
    r"|address)|registered (?:office|address)|head office|accounts(?: dept\.?)?(?=\s*:)"
    r"|(?:invoice|billing|bill)(?=\s*:)",
    hurry=r"yesterday|the sooner the better|(?:at a|to a) standstill|grinds? to a halt|critical\w*|(?:guests?|customers?|people|crew|team|men) (?:arrive|are waiting|is waiting|standing|stand) ?(?:tonight|today|around)?|can'?t wait|won'?t wait|without (?:heat\w*|water|power|light)|in a (?:fix|pickle|bind|tight spot)|as fast as (?:possible|you can)|pronto|at the earliest|earliest possible|a\.?s\.?a\.?p|time is (?:short|tight)|(?:overnight|express|next[- ]day) delivery|asap|a\.s\.a\.p\.?|urgent(?:ly)?|as soon as (?:possible|you can)|as quickly as (?:possible"
    r"|you can)|immediate(?:ly)?|right away|rush(?:ed)?|emergency|quickly|in a hurry|time[- ]critical"
    r"|(?:line|plant|site|machine|production|ramp|oven|kitchen|press) (?:is |has )?(?:down|stopped"
    r"|closed|blocked|broken)|standing (?:still|idle)|at the latest today|top priority|high priority"
    r"|running out|about to run out|desperate\w*|first thing|same day|next day|need (?:it|them|these)"
    r" (?:fast|now)|straight away|without delay|priority",
    calm=r"all the time (?:in the world|you (?:need|like|want))|only planning|planning (?:ahead|stage)|early days|(?:not|n'?t) (?:needed |due |required |start\w* )?(?:until|till|before) (?:next|the (?:autumn|spring|summer|winter|new year)|\w+ year)|some ?time (?:in|next|this) (?:autumn|spring|summer|winter|year)|next year'?s|(?:when|if)(?:ever)? it(?:'s| is)? (?:convenient|suits)|at your (?:leisure|convenience)|(?:any|no) particular (?:rush|hurry|date)|not pressing|nothing pressing|not in any (?:rush|hurry)|for a rainy day|no need to (?:rush|hurry)|don'?t (?:rush|hurry)|doesn'?t have to be (?:soon|today|this week)|(?:weeks?|months?) (?:is|are|would be) (?:fine|ok(?:ay)?)|(?:get|getting|comes?|got) round to it|just (?:an idea|a ballpark|for reference)|ballpark|isn'?t (?:a )?(?:rush|hurry)|no (?:\w+ )?(?:rush|hurry|urgency|panic|pressure)|not? (?:so |that |very |at all |particularly |really )?urgent|whenever (?:you|it|suits)"
    r"|take your time|when(?:ever)? you (?:get|have|find) (?:a|the|some|round)? ?(?:chance|moment"
    r"|time|to it)|(?:is|are)n'?t (?:at all )?urgent|in no (?:rush|hurry)|not in a (?:rush|hurry)"
    r"|no deadline|low priority|any time (?:in|next|is)|plenty of time|can wait|just (?:collecting"
    r"|gathering|planning|for planning)|for (?:planning|budgeting)(?: purposes)?|no time pressure",
    by=r"by|before|until|no later than|not later than|latest|deadline(?: is)?|due|needed(?: on| for"
    r"| by)?|on site(?: by)?|at the latest|for|on|arrive by|here by|required(?: on| for| by)?",
    soon=r"today|tonight|tomorrow|this week|end of (?:the |this )?week|eod|cob|end of (?:the )?day"
    r"|this (?:afternoon|morning|evening)|weekend|the weekend",
    weekdays="mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?"
    "|sat(?:urday)?|sun(?:day)?",
    months="january/jan february/feb march/mar april/apr may june/jun july/jul august/aug "
    "september/sept/sep october/oct november/nov december/dec",
    durations="(?:business |working |calendar )?(?:days?|weeks?|months?|years?|yrs?|hours?|hrs?"
    "|minutes?|mins?)|nights?",
    labels="class|size|sizes|grade|type|category|cat|level|series|model|version|page|gate|bay"
    "|route|floor|unit|suite|room|dock|building|block|hall|phase|lot|plot|rev|section|ward|level",
    references=r"order|invoice|ref(?:erence)?|po|pr|rfq|license|licence|customer|requisition"
    r"|account|acct|vat|quote|quotation|job|project|ticket|case|tender|contract",
    headers=Headers(
        quantity=r"(?:order(?:ed)? |req(?:uired|'?d)? |total )?(?:qty|quantity|quantities|qnty|qtty)"
        r"(?: (?:required|needed|req'?d|ordered|pcs|wanted))?|q'?ty|pcs|pieces|no of"
        r"|how many|count|units (?:required|needed)|required|needed|no required",
        unit=r"units?|uom|u/?m|unit of measure|per|pack(?:aging)?|packing",
        sku=r"sku|(?:your|supplier|seller|vendor)(?:'?s)? (?:part|item|article|product|ref(?:erence)?)"
        r"|(?:your |our |supplier |seller )?(?:part|item|article|product|stock|cat(?:alogue)?"
        r"|order) (?:no|number|code|num|#|id|ref)|part ?#|item ?#|p/?n|code|ref|mpn|product id",
        description=r"(?:item |product |article |goods )?desc(?:ription)?|short text|product(?: name"
        r")?|name|specification|details|what|item name|text|product description",
        item=r"items?|articles?|material|goods|parts?|products?|line item",
        position=r"pos(?:ition)?|line|#|no|nr|s/?n|sr|item no|lp|line no|row",
        variant=r"colou?rs?|sizes?|variants?|model|type|spec|dimensions?|finish|material",
    ),
)
