"""The words that the made-up summit is put together from."""

GIVEN_NAMES = (
    ("Amara", "Beatriz", "Chloé", "Dragan", "Émile", "Fionnuala", "Grażyna", "Håkon", "Inês", "Jürgen"),
    ("أحمد", "فاطمة", "يوسف", "ليلى", "خالد", "نور"),
    ("Ольга", "Сергій", "Наталія", "Дмитрий", "Светлана", "Іван"),
    ("伟", "秀英", "敏", "静", "丽", "强"),
    ("Nguyễn", "Wanjiru", "Şebnem", "Łukasz", "Māra", "Tomás"),
)
FAMILY_NAMES = (
    ("Okafor", "Costa", "Lefèvre", "Petrović", "Dubois", "O’Brien", "Wójcik", "Ødegård", "Gonçalves",
     "Müller"),
    ("الحسيني", "بن علي", "العمري", "حداد", "المصري", "شاهين"),
    ("Шевченко", "Коваль", "Бондаренко", "Соколов", "Орлова", "Мельник"),
    ("王", "李", "张", "刘", "陈", "杨"),
    ("Thị Mai", "Kamau", "Yıldırım", "Żółkiewski", "Bērziņa", "Ó Súilleabháin"),
)
CITIES = ("Amman", "Bogotá", "Durban", "Edmonton", "Freetown", "Gdańsk", "Hargeisa", "Kharkiv", "Lyon",
          "Mosul",
          "Nairobi", "Oslo", "Pristina", "Quelimane", "São Paulo", "Tripoli", "Utrecht", "Yokohama")
COUNTRIES = ("JO", "CO", "ZA", "CA", "SL", "PL", "", "UA", "FR", "IQ", "KE", "NO", "BR", "LY", "NL", "JP")
POSITIONS = ("Mayor", "Deputy Mayor for Safety", "Head of International Affairs", "Programme Lead",
             "Professor of Urban History", "", "Director, Office of Violence Prevention", "City Councillor")
LANGUAGES = ("en", "en", "fr", "es", "ar", "uk", "zh")
OPENINGS = ("Rethinking", "Practising", "Paying for", "Listening to", "Learning from", "Governing")
SUBJECTS = ("neighbourhood mediation", "early warning", "public space", "youth councils", "housing after war",
            "river cities", "local journalism", "night-time economies", "sanctuary", "shared data")
ENDINGS = ("across borders", "when budgets shrink", "in divided cities", "after the disaster",
           "with those who disagree", "from the ground up")
SENTENCES = (
    "In {city}, {subject} began with a kitchen table, three neighbours and a map that nobody agreed on.",
    "The session asks what a mayor can do about {subject} before the money and the patience run out.",
    "Practitioners from {city} show the figures, the two mistakes they made, and what they would do again.",
    "Participants work in pairs, then compare notes; nobody is asked to speak for their whole country.",
    "After ten years of {subject}, the answer turned out to be smaller, slower and cheaper than expected.",
    "A short film from {city} opens the room; questions are taken in writing, in any language.",
    "What does {subject} ask of a council that has never shared a decision before?",
    "We close with one page of commitments, signed by those who will have to carry them out.",
    "Evidence is thin, so the panel says plainly what is known, what is guessed and what is hoped.",
    "The city of {city} lends its tools for {subject} to anyone who promises to report back.",
)
