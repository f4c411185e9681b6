"""Polish."""

from summarizer.domain.languages.language import Headers, Language

_OF = dict(
    zip(
        [
            "dwóch",
            "trzech",
            "czterech",
            "pięciu",
            "sześciu",
            "siedmiu",
            "ośmiu",
            "dziewięciu",
            "dziesięciu",
            "jedenastu",
            "dwunastu",
            "trzynastu",
            "czternastu",
            "piętnastu",
            "szesnastu",
            "siedemnastu",
            "osiemnastu",
            "dziewiętnastu",
        ],
        range(2, 20),
        strict=True,
    )
)
_TENS_OF = dict(
    zip(
        ["dwudziestu", "trzydziestu", "czterdziestu", "pięćdziesięciu", "sześćdziesięciu"],
        range(20, 70, 10),
        strict=True,
    )
)
"""As they are inflected: of two, of twenty."""

POLISH = Language(
    code="pl",
    common="i w na z do proszę o nie się dzień dobry pozdrawiam poważaniem ofertę dla oraz jest od po "
    "za że lub szt sztuk wycenę dziękuję zamówić potrzebujemy dostawa adres dostawy nas nam państwa prosimy "
    "witam przesłanie następujące",
    ones="dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście "
    "czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
    tens="dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt "
    "dziewięćdziesiąt",
    compound="{ten} {one}",
    hundred="sto",
    more_numbers={"dwie": 2, "dwieście": 200, "pięćset": 500, "tysiąc": 1000}
    | _OF
    | _TENS_OF
    | {
        f"{ten} {one}": tens + ones
        for ten, tens in _TENS_OF.items()
        for one, ones in _OF.items()
        if ones < 10
    },
    dozen="tuzin(?:y|ów)?",
    one_and_a_half="półtora",
    half_dozen=r"pół\s+tuzina",
    one="jeden|jedna|jedno|jedną",
    of="z",
    ors="lub|czy|albo",
    ands="i|oraz|ale",
    joins="i|oraz|a także|plus|również|jak również|też|dodatkowo",
    vague=r"kilka|parę|kilkanaście|kilkadziesiąt|trochę|różne",
    same=r"tyle\s+samo|tyle\s+sam[oe]|to\s+samo",
    all_of=r"wszystk\w+|oba|obie",
    about=r"około|ok\.?|mniej więcej|do|co najmniej|jakieś",
    more=r"więcej|jeszcze|dodatkow\w+|kolejn\w+",
    fewer=r"mniej",
    raises=r"zwiększ\w+|podnie\w+",
    lowers=r"zmniejsz\w+|obniż\w+|zreduk\w+",
    step=r"o",
    doubles=r"podw[oó]\w+|dwa razy (?:więcej|tyle)|dwukrotn\w+",
    halves=r"połow\w+",
    positions=r"pozycj\w+|poz|punkt|lini\w+|wiersz|nr",
    just="tylko|jedynie|jeszcze|też|również|łącznie|teraz",
    each=r"po|każd\w+",
    asks=r"ile (?:to |by |nas ){0,2}(?:wyjdzie|wyniesie|kosztuj\w+|kosztował\w*|zapłac\w+|będzie)|kosztow\w+|ofert\w+|wycen\w+|potrzeb\w+|zamów\w+|zamaw\w+|prosz\w+|prosim\w+|prośb\w+|cen[aęy]|chc\w+|chciał\w+|poszuk\w+"
    r"|zapyt\w+|koszt\w*|interes\w+|dodać|dodajcie|kupić|przesł\w+|podanie|jeszcze|czy mają|macie|mają państwo",
    quotes=r"ile (?:to |by |nas ){0,2}(?:wyjdzie|wyniesie|kosztuj\w+|kosztował\w*|zapłac\w+|będzie)|kosztow\w+|ofert\w*|wycen\w*|cen[aęy]?|koszt\w*|zapytanie ofertowe|cennik\w*",
    wants=r"prosz\w+|prosim\w+|chciał\w+|chc\w+|potrzeb\w+|czy mog\w+|przesł\w+|zwrac\w+|podać|można",
    past=r"dotarł\w+|przyszł\w+|dojechał\w+|w zeszłym|w ubiegłym|ostatni\w* (?:zamówien\w+|raz\w*)|zamówiliśmy|kupiliśmy|otrzymaliśmy|dostaliśmy"
    r"|na stanie|mamy jeszcze|w magazynie",
    complains=r"reklamacj\w+|uszkodzon\w+|wadliw\w+|zwrot\w*|brakuj\w+|korekt\w+ faktury|poza biurem|przypomnieni\w+"
    r"|gdzie jest",
    adds=r"dodać|dodatkow\w+|jeszcze|również|także|dołożyć|zapomni\w+|dorzuc\w+|dodaj\w*",
    cancels=r"zignor\w+|pomin\w+|pomiń\w*|niepotrzebn\w+|wypad\w+|odpad\w+|usun\w+|anul\w+|skreśl\w+|zrezygn\w+|rezygn\w+|nie potrzeb\w+|już nie|wykreśl\w+|bez|wycof\w+|nie będą potrzebne",
    changes=r"pomyl\w+|zamiast|zmien\w+|zmian\w+|zwiększ\w+|zmniejsz\w+|popraw\w+|jednak|pomył\w+|a nie|zastąp\w+|ma być|powinno być",
    instead="zamiast|a nie|nie|z|było",
    swaps=r"zamiast|zastąp\w+|zamien\w+|wymien\w+",
    keeps=r"(?:reszt\w+|pozostał\w+)\b.{0,40}\b(?:bez zmian|tak samo|zostaj\w+|jak|aktualn\w+)|bez zmian",
    stays=r"bez zmian|zostaj\w+|pozostaj\w+|jak (?:było|poprzednio|wcześniej)|tak samo",
    out_of="z",
    everything="zamówienie|zapytanie|wszystko|całość|całe",
    not_needed="potrzebujemy|potrzebuję",
    yes="tak|zgadza się|dokładnie|ok|oczywiście|potwierdzam|zgoda",
    no="nie|żaden",
    how_many="ile|ilość|ilości|liczba",
    polite="proszę|dziękuję|dzięki",
    greetings="dzień dobry|witam|szanowni(?: państwo)?|cześć|drodzy|szanowny|szanowna|dobry wieczór|witajcie",
    closings=r"z (?:poważaniem|wyrazami szacunku)|pozdrawiam|pozdrowienia|z pozdrowieniami|serdecznie pozdrawiam|miłego dnia.*"
    r"|łączę pozdrowienia|pozdr",
    thanks="dziękuję(?: (?:z góry|bardzo|i .*))?|z góry dziękuję|dzięki|dziękujemy.*",
    people="ja|my|wy|pan|pani|to",
    not_goods=r"uczniów|dzieci|pokoi|miejsc|klas|członków|zawodników|gości|pracowników|prób\w+|"
    r"ofert\w*|wycen\w*|dni|dzień|tygodni\w*|miesi\w+|lat\w*|rok\w*|godzin\w*|raz\w*|osób|osoby|cen\w*|pytań|pytani\w+"
    r"|pozycj\w+|klient\w*|projekt\w*|zamówieni\w*|faktur\w*|dostaw\w*|odpowied\w+|rabat\w*|lokalizacj\w+|zmian\w+|firm\w+",
    for_whom="dla (?:nas|mnie)",
    ends_item=r"proszę|prosimy|dla (?=nas|nasz)|dziękuj\w+|do (?=dnia|końca|piątku)|na (?=adres|jutro)|z dostawą|jak najszybciej"
    r"|potrzebuj\w+|pilnie|jeśli|na stanie|w magazynie",
    ships=r"(?:adres|miejsce) (?:dostawy|wysyłki|dostarczenia)|dostaw[aęy](?:\s+(?:na adres|do|pod adres))?\s*:?|dostarczyć"
    r"(?:\s+(?:na|do|pod))?(?:\s+adres)?|wysył\w+ (?:na|do|pod)(?:\s+adres)?|na adres|adres(?=\s*:)",
    bills=r"(?:adres|dane) do faktury|faktura (?:na|dla)|dane do fv|faktura",
    hurry=r"na wczoraj|stoimy|nie może czekać|dziś wieczorem|najszybciej|pali się|awari\w+|pilne|piln\w+|jak najszybciej|natychmiast|na wczoraj|na już|niezwłocznie|ekspres\w*|jak najprędzej|od ręki|pośpiech\w*"
    r"|stoi",
    calm=r"nie ma (?:żadnego )?pośpiechu|bez (?:żadnego )?pośpiechu|w wolnej chwili|kiedy państwu wygodnie|nie pali się|w przyszłym roku|na przyszły rok|nie goni|mamy czas|nie zależy nam na czasie|do budżetu|orientacyjn\w+|może poczekać|nie (?:jest )?piln\w+|bez pośpiechu|nie spieszy się|nie ma pośpiechu|niepiln\w+|spokojnie|nie śpieszy",
    by=r"do(?: dnia| końca)?|przed|na|najpóźniej(?: do)?|nie później niż",
    soon="dziś|dzisiaj|jutro|jutra|pojutrze|ten tydzień|tego tygodnia|końca tygodnia|weekend",
    weekdays="poniedział\\w+|wtor\\w+|środ\\w+|czwart\\w+|piąt\\w+|sobot\\w+|niedziel\\w+",
    months="styczeń/stycznia lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec "
    "sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień",
    durations="dni|dzień|dnia|tygodni\\w*|tydzień|miesi\\w+|lat|lata|rok\\w*|godzin\\w*|minut\\w*",
    labels="rozmiar|klasa|typ|model|nr|numer|hala|piętro|brama|magazyn|lokal|budynek|strona|seria",
    references="zamówienie|zamówienia|faktura|klient|oferta|nip|regon|krs|zlecenie|projekt",
    headers=Headers(
        quantity=r"ilość|ilości|szt|liczba(?: sztuk)?|sztuk|il|ilość szt",
        unit="jednostka|j\\.?m|jedn|opakowanie|jm",
        sku=r"kod(?: (?:produktu|towaru))?|nr (?:katalogowy|artykułu)|indeks|symbol|numer katalogowy|sku",
        description="nazwa(?: (?:towaru|produktu))?|opis|produkt|asortyment",
        item="towar|artykuł|materiał|pozycja",
        position=r"lp|l\.?p|poz|nr",
        variant=r"kolor|rozmiar|model|typ|wymiar\w*",
    ),
)
