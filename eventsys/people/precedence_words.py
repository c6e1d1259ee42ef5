"""The ranks of offices and the words by which they are known, in any script, however capitalised; parted by commas.

From the highest to the lowest. Hosts differ: some seat ambassadors before governors, or their own mayor first; hence
this only ever proposes.
"""

LEVELS: tuple[tuple[str, str], ...] = (
    ("heads of state",
     "head of state, king, queen, emperor, grand duke, sultan, emir, president of the republic, "
     "federal president, président de la république, présidente de la république, presidente de la república, "
     "presidente da república, bundespräsident, bundespräsidentin, رئيس الجمهورية, 总统, 國家主席, 国家主席"),
    ("heads of government",
     "head of government, prime minister, federal chancellor, premier ministre, première ministre, "
     "primer ministro, primera ministra, primeiro-ministro, primeira-ministra, bundeskanzler, bundeskanzlerin, "
     "taoiseach, رئيس الوزراء, رئيسة الوزراء, 总理"),
    ("their deputies",
     "vice president of the republic, deputy prime minister, vice prime minister, "
     "vice-chancellor of the republic, vice-premier ministre, vizekanzler, نائب رئيس الوزراء, 副总理, 副总统"),
    ("speakers of parliament",
     "speaker of parliament, speaker of the house, speaker of the national assembly, president of the senate, "
     "president of parliament, president of the national assembly, président du sénat, présidente du sénat, "
     "président de l'assemblée nationale, présidente de l'assemblée nationale"),
    ("ministers",
     "minister, secretary of state, federal councillor, cabinet secretary, ministre, ministra, ministro, "
     "bundesminister, bundesministerin, وزير, وزيرة, 部长"),
    ("heads of international organisations",
     "secretary-general, secretary general, director-general, director general, high commissioner, "
     "under-secretary-general, under secretary general, assistant secretary-general, european commissioner, "
     "special envoy, special representative, secrétaire général, secrétaire générale, secretario general, "
     "secretaria general, directeur général, directrice générale, الأمين العام, 秘书长"),
    ("governors",
     "governor, premier, regional president, president of the region, ministerpräsident, ministerpräsidentin, "
     "landeshauptmann, président de la région, présidente de la région, gobernador, gobernadora, governador, "
     "محافظ, والي, 省长"),
    ("ambassadors",
     "ambassador, permanent representative, nuncio, head of delegation, ambassadeur, ambassadrice, embajador, "
     "embajadora, botschafter, botschafterin, سفير, سفيرة, 大使"),
    ("deputy ministers",
     "deputy minister, vice minister, vice-minister, state secretary, parliamentary secretary, under-secretary, "
     "undersecretary, permanent secretary, minister of state, staatssekretär, staatssekretärin, viceministro, "
     "viceministra, vice-ministre, نائب الوزير, 副部长"),
    ("members of parliament",
     "member of parliament, senator, member of the european parliament, mep, congresswoman, congressman, "
     "sénateur, sénatrice, député, députée, diputado, diputada, senador, senadora, mitglied des bundestages, "
     "نائب في البرلمان"),
    ("mayors",
     "mayor, lord mayor, governing mayor, executive mayor, president of the municipality, lord provost, maire, "
     "mairesse, alcalde, alcaldesa, prefeito, prefeita, presidente da câmara, presidente municipal, intendente, "
     "bürgermeister, bürgermeisterin, oberbürgermeister, oberbürgermeisterin, stadtpräsident, stadtpräsidentin, "
     "burgemeester, borgmester, borgmästare, ordfører, sindaco, sindaca, syndic, prezydent miasta, primar, "
     "dimarchos, мэр, мер, міський голова, عمدة, رئيس البلدية, رئيسة البلدية, أمين عمان, 市长, 市長, 시장"),
    ("deputy mayors",
     "deputy mayor, vice mayor, vice-mayor, first deputy mayor, deputy lord mayor, deputy governor, "
     "adjoint au maire, adjointe au maire, maire adjoint, maire adjointe, maire-adjoint, maire-adjointe, "
     "teniente de alcalde, primer teniente de alcalde, vice-maire, vicealcalde, vicealcaldesa, vice-prefeito, "
     "vice-prefeita, vereador, vereadora, wethouder, schepen, échevin, échevine, stadtrat, stadträtin, "
     "beigeordneter, beigeordnete, vicesindaco, заступник міського голови, نائب رئيس البلدية, نائب أمين عمان, "
     "نائب العمدة, 副市长, 副市長, 부시장"),
    ("councillors",
     "councillor, councilor, council member, city councillor, councilwoman, councilman, alderman, alderwoman, "
     "member of the city council, administrative councillor, conseiller municipal, conseillère municipale, "
     "conseiller administratif, conseillère administrative, concejal, concejala, regidor, regidora, "
     "gemeinderat, gemeinderätin, consigliere comunale, عضو مجلس البلدية, 市议员"),
    ("presidents",
     "president, chairman, chairwoman, chairperson, chair, co-chair, co-president, executive director, "
     "chief executive officer, chief executive, ceo, managing director, rector, vice-chancellor, founder, "
     "co-founder, general secretary, city manager, président, présidente, presidente, presidenta, präsident, "
     "präsidentin, vorsitzender, vorsitzende, geschäftsführer, geschäftsführerin, directeur exécutif, "
     "directrice exécutive, rektor, rektorin, المدير التنفيذي, رئيس, رئيسة, 主席, 会长, 校长"),
    ("deputies of presidents",
     "vice-president, vice president, deputy executive director, deputy director general, "
     "deputy secretary-general, deputy secretary general, deputy chair, vice-chair, vice chair, "
     "deputy director, deputy chief executive, vice-président, vice-présidente, vicepresidente, vicepresidenta, "
     "vizepräsident, vizepräsidentin, نائب الرئيس, 副主席"),
    ("directors",
     "director, head, chief, commissioner, chief resilience officer, dean, head of department, "
     "head of delegation office, directeur, directrice, diretor, diretora, directora, direktor, direktorin, "
     "leiter, leiterin, chef, cheffe, jefe, jefa, مدير, مديرة, 主任, 局长"),
    ("professors",
     "professor, professeur, professeure, profesor, profesora, professorin, أستاذ, 教授"),
    ("others", ""),
)

# They name a higher office and are another one: "Chief of Staff to the Mayor", "Office of the President".
TITLES_OF_OTHERS = (
    "chief of staff, adviser, advisor, special adviser, special advisor, assistant, spokesperson, office of, "
    "mayor's office, president's office, spouse of, cabinet of, youth mayor, young mayor, candidate, "
    "conseiller du, conseillère du, conseiller auprès, chef de cabinet, directeur de cabinet, "
    "directrice de cabinet, asesor, asesora, referent, referentin, assistant professor, مستشار, مستشارة"
)

# By these an office is no longer held.
FORMER = (
    "former, ex, past, emeritus, ancien, ancienne, exalcalde, exalcaldesa, ehemaliger, ehemalige, antiguo, "
    "antigua, سابق, السابق, 前"
)

# Who leads the session is named first, who reports on it last; all others sit by office.
ROLES_FIRST = {"chair": 0, "moderator": 1, "opening remarks": 2, "keynote": 3, "panelist": 4, "speaker": 4,
               "discussant": 4, "rapporteur": 5}
