"""The words: what the tables know, what they must not know, and how a wrong entry is refused."""

import tomllib
import zoneinfo
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitcli import lexicon
from summitcli.lexicon import LexiconError, source, speech
from summitcli.tokens import fold, tokenize

TABLES = (
    lexicon.countries,
    lexicon.places,
    lexicon.organizations,
    lexicon.roles,
    lexicon.verbs,
    lexicon.instruments,
    lexicon.issuers,
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A lexicon folder of the test's own; tables read from it are forgotten afterwards."""
    monkeypatch.setattr(source, "FOLDER", tmp_path)
    for table in (*TABLES, lexicon.load):
        table.cache_clear()
    (tmp_path / "countries.toml").write_text('JPN = { alpha2 = "JP", name = "Japan" }\n', encoding="utf-8")
    yield tmp_path
    for table in (*TABLES, lexicon.load):
        table.cache_clear()


# Countries


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Japan", "JPN"),
        ("Russian Federation", "RUS"),
        ("Republic of Italy", "ITA"),
        ("People's Republic of China", "CHN"),
        ("People’s Republic of China", "CHN"),
        ("Federal Republic of Germany", "DEU"),
        ("State of Israel", "ISR"),
        ("Brunei Darussalam", "BRN"),
        ("Vietnam", "VNM"),
        ("Viet Nam", "VNM"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Burma", "MMR"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("UK", "GBR"),
        ("ROK", "KOR"),
        ("Korea", "KOR"),
        ("North Korea", "PRK"),
        ("DPRK", "PRK"),
        ("Lao PDR", "LAO"),
        ("KSA", "SAU"),
        ("USSR", "SUN"),
        ("Czechoslovakia", "CSK"),
        ("Serbia and Montenegro", "SCG"),
        ("Georgia", "GEO"),
        ("Kosovo", "XKX"),
        ("Abkhazia", "XAB"),
    ],
)
def test_names_of_countries(form, code):
    found = lexicon.countries().names.of(form)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "form", ["us", "turkey", "chad", "America", "england", "Koreas", "Georgian", "it", "IN", "Scotland", "Japan-"]
)
def test_names_of_no_country(form):
    assert lexicon.countries().names.of(form) is None


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Japanese", "JPN"),
        ("Russians", "RUS"),
        ("British", "GBR"),
        ("American", "USA"),
        ("Emirati", "ARE"),
        ("Georgian", "GEO"),
        ("Soviet", "SUN"),
        ("South Korean", "KOR"),
        ("North Korean", "PRK"),
    ],
)
def test_demonyms(form, code):
    found = lexicon.countries().demonyms.of(form)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("form", ["polish", "swede", "Georgia", "US", "turkish"])
def test_no_demonyms(form):
    assert lexicon.countries().demonyms.of(form) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("japan", "JPN"),
        ("  The Netherlands ", "NLD"),
        ("the united states", "USA"),
        ("us", "USA"),
        ("jp", "JPN"),
        ("DEU", "DEU"),
        ("turkiye", "TUR"),
        ("COTE D'IVOIRE", "CIV"),
        ("german", "DEU"),
        ("America", "USA"),
        ("soviet union", "SUN"),
        ("cz", "CZE"),
    ],
)
def test_resolve_what_a_user_types(typed, code):
    found = lexicon.countries().resolve(typed)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("typed", ["", "Atlantis", "cs", "the", "G8", "Japan Russia"])
def test_resolve_nothing(typed):
    assert lexicon.countries().resolve(typed) is None


def test_every_country_has_its_own_codes():
    everybody = lexicon.countries().by_code.values()
    today = [country.alpha2 for country in everybody if country.valid_to is None]
    assert len(today) == len(set(today))
    assert len(today) >= 195
    for country in everybody:
        assert country == lexicon.countries().by_code[country.code]
        for form in (country.code, country.name, country.official):
            assert lexicon.countries().resolve(form) is country


@given(st.text(max_size=30))
def test_resolve_never_raises(text):
    found = lexicon.countries().resolve(text)
    assert found is None or found.code in lexicon.countries().by_code


def test_look_alikes_are_longer_than_the_country_in_them():
    assert lexicon.countries().look_alikes.of("Latin America") is not None
    assert lexicon.countries().look_alikes.of("South China Sea") is not None
    assert lexicon.countries().look_alikes.of("China") is None


# Places


@pytest.mark.parametrize(
    ("form", "name", "kind", "country", "zone", "city"),
    [
        ("Gleneagles", "Gleneagles", "city", "GBR", "Europe/London", None),
        ("St. Petersburg", "St Petersburg", "city", "RUS", "Europe/Moscow", None),
        ("Saint Petersburg", "St Petersburg", "city", "RUS", "Europe/Moscow", None),
        ("Kiev", "Kyiv", "city", "UKR", "Europe/Kyiv", None),
        ("Nur-Sultan", "Astana", "city", "KAZ", "Asia/Almaty", None),
        ("Peking", "Beijing", "city", "CHN", "Asia/Shanghai", None),
        ("Washington, D.C.", "Washington", "city", "USA", "America/New_York", None),
        ("Evian", "Évian-les-Bains", "city", "FRA", "Europe/Paris", None),
        ("Honolulu", "Honolulu", "city", "USA", "Pacific/Honolulu", None),
        ("Okinawa", "Okinawa", "region", "JPN", "Asia/Tokyo", None),
        ("Crimea", "Crimea", "region", "UKR", "Europe/Simferopol", None),
        ("Kremlin", "Kremlin", "venue", "RUS", "Europe/Moscow", "Moscow"),
        ("Elysee Palace", "Élysée Palace", "venue", "FRA", "Europe/Paris", "Paris"),
        ("Gleneagles Hotel", "Gleneagles Hotel", "venue", "GBR", "Europe/London", "Gleneagles"),
        ("Cheong Wa Dae", "Cheong Wa Dae", "venue", "KOR", "Asia/Seoul", "Seoul"),
    ],
)
def test_places(form, name, kind, country, zone, city):
    found = lexicon.places().names.of(form)
    assert found is not None
    assert (found.name, found.kind, found.country, found.zone, found.city) == (name, kind, country, zone, city)


@pytest.mark.parametrize("form", ["nice", "bath", "Victoria", "Virginia", "Charlotte", "May", "Clinton", "kremlin"])
def test_no_places(form):
    assert lexicon.places().names.of(form) is None


@pytest.mark.parametrize(
    "town",
    [
        "Gleneagles", "Sea Island", "Evian", "Kananaskis", "Genoa", "Okinawa", "Nago", "Toyako", "Heiligendamm",
        "L'Aquila", "Muskoka", "Huntsville", "Deauville", "Camp David", "Lough Erne", "Schloss Elmau", "Taormina",
        "Charlevoix", "Biarritz", "Carbis Bay", "Hiroshima", "Ise-Shima", "Kuala Lumpur", "Los Cabos", "Antalya",
        "Hangzhou", "Hamburg", "Osaka", "Sochi", "Vladivostok", "Yekaterinburg", "Ufa", "Kazan", "Yalta",
        "Reykjavik", "Malta", "Bali", "Da Nang", "Port Moresby", "Lima", "Santiago", "Yokohama", "Busan",
        "Shanghai", "Bogor", "Lahaina", "San Francisco", "Woodside", "Sunnylands", "Rancho Mirage", "Crawford",
        "Kennebunkport", "Davos", "Munich", "Brussels", "Strasbourg", "Geneva", "The Hague", "Novo-Ogaryovo",
        "Barvikha", "Zavidovo", "Sharm el-Sheikh", "Jeddah", "Ramallah", "Kingstown", "Seville", "Irkutsk",
        "Vientiane",
    ],
)  # fmt: skip
def test_where_leaders_meet(town):
    assert lexicon.places().names.of(town) is not None


def _all_places():
    tables = lexicon.load("places")
    return [
        (kind, country, zone, row)
        for kind in ("city", "region")
        for country, zones in tables[kind].items()
        for zone, rows in zones.items()
        for row in rows
    ]


def test_every_zone_is_known():
    known = zoneinfo.available_timezones()
    zones = {zone for _, _, zone, _ in _all_places()}
    zones |= {country.zone for country in lexicon.countries().by_code.values() if country.zone}
    assert zones <= known


def test_no_place_is_listed_for_nothing():
    names = lexicon.places().names
    for kind, country, zone, row in _all_places():
        for form in [row] if isinstance(row, str) else row:
            found = names.of(form)
            assert found is not None, form
            assert (found.kind, found.country, found.zone) == (kind, country, zone), form


# Organizations, issuers, instruments


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("United Nations", "UN"),
        ("U.N.", "UN"),
        ("UNESCO", "UNESCO"),
        ("United Nations Educational Scientific and Cultural Organization", "UNESCO"),
        ("Security Council of the United Nations", "UNSC"),
        ("European Commission", "European Commission"),
        ("Arab League", "LAS"),
        ("Commonwealth of Independent States", "CIS"),
        ("Group of Eight", "G8"),
    ],
)
def test_organizations(form, code):
    found = lexicon.organizations().names.of(form)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("form", ["who", "united nations", "un", "Ministry of Foreign Affairs", "Japan"])
def test_no_organizations(form):
    assert lexicon.organizations().names.of(form) is None


def test_who_speaks_longest_name_first():
    tokens = tokenize("United Nations Security Council reform")
    assert lexicon.organizations().names.at(tokens, 0) == (4, lexicon.organizations().names.of("UNSC"))


def test_issuers_claim_each_host_once_and_the_telling_one_first():
    hosts = [host for issuer in lexicon.issuers() for host in issuer.hosts]
    assert len(hosts) == len(set(hosts))
    for i, host in enumerate(hosts):
        assert not any(later.endswith("." + host) for later in hosts[i + 1 :]), host
    by_host = {host: issuer for issuer in lexicon.issuers() for host in issuer.hosts}
    assert by_host["mofa.go.jp"].country == "JPN"
    assert by_host["consilium.europa.eu"].country is None


def test_instruments():
    assert lexicon.instruments().of("Memoranda of Understanding") == lexicon.instruments().of(
        "memorandum of understanding"
    )
    assert lexicon.instruments().of("Joint Communique") is not None
    assert lexicon.instruments().of("pipeline") is None


# Offices


@pytest.mark.parametrize(
    ("form", "rank"),
    [
        ("President", "head_of_state"),
        ("Prime Minister", "head_of_government"),
        ("Prime Minster", "head_of_government"),
        ("Federal Chancellor", "head_of_government"),
        ("Minister for Foreign Affairs", "foreign_minister"),
        ("Secretary of State", "foreign_minister"),
        ("Vice President", "minister"),
        ("First Deputy Prime Minister", "minister"),
        ("Minister of Economy, Trade and Industry", "minister"),
        ("Deputy Chief Cabinet Secretary", "deputy_minister"),
        ("Deputy Minister for Foreign Affairs", "deputy_minister"),
        ("Secretary-General", "head_of_organization"),
        ("Director-General", "head_of_organization"),
        ("National Security Adviser", "official"),
        ("Chargé d’affaires", "ambassador"),
        ("Mayor", "other"),
    ],
)
def test_offices(form, rank):
    found = lexicon.roles().offices.of(form)
    assert found is not None
    assert found.rank == rank


@pytest.mark.parametrize("form", ["Presidents", "Minister Lavrov", "foreign", "two leaders", "presidential"])
def test_no_offices(form):
    assert lexicon.roles().offices.of(form) is None


def test_the_longest_office_wins():
    tokens = tokenize("Deputy Prime Minister and Minister of Foreign Affairs Smith")
    length, office = lexicon.roles().offices.at(tokens, 0)
    assert length == 8
    assert office.rank == "foreign_minister"


@pytest.mark.parametrize(
    ("form", "name", "plural", "ranks"),
    [
        ("leaders", "leaders", True, {"head_of_state", "head_of_government", "head_of_organization"}),
        ("Foreign Ministers", "foreign ministers", True, {"foreign_minister"}),
        ("side", "sides", False, set()),
        ("parties", "parties", True, set()),
        ("heads of states", "heads of state", True, {"head_of_state"}),
        ("vice ministers", "deputy ministers", True, {"deputy_minister"}),
    ],
)
def test_groups(form, name, plural, ranks):
    group = lexicon.roles().groups.of(form)
    assert group is not None
    assert (group.name, group.plural, set(group.ranks)) == (name, plural, ranks)


@pytest.mark.parametrize("form", ["President", "Secretary and Foreign Minister", "issues"])
def test_no_groups(form):
    assert lexicon.roles().groups.of(form) is None


def test_honorifics():
    assert lexicon.roles().honorifics.at(tokenize("H.E. Mr. Hu Jintao"), 0) == (3, "h.e. mr.")
    assert lexicon.roles().honorifics.at(tokenize("Messrs Abe and Kato"), 0) is not None
    assert lexicon.roles().honorifics.of("he") is None
    assert lexicon.roles().name_titles.of("Sheikh") is not None
    assert lexicon.roles().name_titles.of("King") is None


@pytest.mark.parametrize("name", ["Power", "Rice", "May", "Bush", "Brown", "Young", "Banks", "Un", "Price", "Grant"])
def test_no_name_is_the_word_of_an_office(name):
    roles = lexicon.roles()
    assert fold(name) not in roles.heads | roles.modifiers | roles.portfolio


def test_office_words_are_folded_single_words():
    roles = lexicon.roles()
    for word in roles.heads | roles.modifiers | roles.portfolio:
        assert word == fold(word)
        assert " " not in word


# Verbs


@pytest.mark.parametrize(
    ("form", "name", "act", "band", "tense"),
    [
        ("agreed", "agree", "concur", "high", "past"),
        ("agrees", "agree", "concur", "high", "present"),
        ("agree", "agree", "concur", "high", "base"),
        ("reached an agreement", "agree", "concur", "high", "past"),
        ("were in agreement", "agree", "concur", "high", "past"),
        ("decided", "decide", "concur", "high", "past"),
        ("signed", "sign", "sign", "high", "past"),
        ("shared the view", "share the view", "concur", "medium", "past"),
        ("sharing the recognition", "share the view", "concur", "medium", "gerund"),
        ("were of the same view", "share the view", "concur", "medium", "past"),
        ("concurred", "concur", "concur", "medium", "past"),
        ("confirmed", "confirm", "concur", "medium", "past"),
        ("Reaffirms", "reaffirm", "concur", "medium", "present"),
        ("commit", "commit", "commit", "medium", "base"),
        ("undertaken", "pledge", "commit", "medium", "participle"),
        ("welcomed", "welcome", "appreciate", "low", "past"),
        ("emphasised", "emphasize", "emphasize", "none", "past"),
        ("called upon", "request", "request", "none", "past"),
        ("exchanged views", "exchange views", "discuss", "none", "past"),
        ("speaking in favour of", "support", "support", "low", "gerund"),
        ("denied", "reject", "reject", "none", "past"),
        ("took note", "note", "state", "none", "past"),
    ],
)
def test_verbs(form, name, act, band, tense):
    found = lexicon.verbs().forms.of(form)
    assert found is not None
    assert (found.verb.name, found.verb.act, found.verb.band, found.tense) == (name, act, band, tense)


@pytest.mark.parametrize(
    "form", ["agreement", "agreeable", "commited", "refered", "decision", "statement", "visited", "be", "was", "views"]
)
def test_no_verbs(form):
    found = lexicon.verbs().forms.of(form)
    assert found is None or (form == "views" and found.verb.name == "assess")


@pytest.mark.parametrize("name", ["commit", "pledge", "resolve"])
def test_verbs_that_bind_only_in_a_joint_text(name):
    verb = lexicon.verbs().by_name[name]
    assert verb.joint_text_only
    assert verb.band == "medium"


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("It was agreed", "agree"),
        ("it was also agreed", "agree"),
        ("Agreement was also reached", "agree"),
        ("agreements were further reached", "agree"),
        ("it has already been agreed", None),
        ("it was decided", "decide"),
        ("it was once again confirmed", "confirm"),
        ("views were exchanged", "exchange views"),
        ("was signed", None),
        ("it was not agreed", None),
        ("it was", None),
    ],
)
def test_impersonal_clauses(clause, name):
    verb = lexicon.verbs().impersonal.of(clause)
    assert (verb.name if verb else None) == name


@pytest.mark.parametrize(
    ("light", "noun", "name"),
    [
        ("expressed", "appreciation", "express appreciation"),
        ("conveyed", "condolences", "express condolences"),
        ("offered", "congratulations", "congratulate"),
        ("voiced", "concern", "express concern"),
        ("reiterated", "support", "express support"),
        ("held", "talks", "discuss"),
        ("attached", "importance", "emphasize"),
        ("express", "hope", "express hope"),
    ],
)
def test_light_verbs_and_their_nouns(light, noun, name):
    verb = lexicon.verbs().light_verbs.of(light)
    found = lexicon.verbs().light_nouns.of(noun)
    assert verb is not None
    assert found is not None
    assert found.verb.name == name
    assert verb.name in found.light


def test_a_light_noun_refuses_other_verbs():
    condolences = lexicon.verbs().light_nouns.of("condolences")
    assert condolences is not None
    assert "declare" not in condolences.light
    assert lexicon.verbs().light_verbs.of("wandered") is None


def test_a_verb_that_speaks_for_itself_is_no_light_verb():
    """Else "reaffirmed their commitment" would lose its verb, and with it the band."""
    table = lexicon.verbs()
    for row in lexicon.load("verbs")["light"]:
        for name in row["verbs"]:
            found = table.forms.of(name)
            assert found is None or found.verb.band not in ("high", "medium"), name


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("confirm", ["confirmed", "confirm", "confirms", "confirming"]),
        ("decide", ["decided", "decide", "decides", "deciding"]),
        ("reply", ["replied", "reply", "replies", "replying"]),
        ("convey", ["conveyed", "convey", "conveys", "conveying"]),
        ("agree on", ["agreed on", "agree on", "agrees on", "agreeing on"]),
        ("discuss", ["discussed", "discuss", "discusses", "discussing"]),
        ("take note", ["took note", "take note", "takes note", "taking note", "taken note"]),
        ("have talks", ["had talks", "have talks", "has talks", "having talks"]),
    ],
)
def test_inflect(base, forms):
    irregular = {"take": ["took", "taken", "taking"], "have": ["had", "had", "having"]}
    assert [form for form, _ in speech.inflect(base, irregular)] == forms


@given(st.from_regex(r"[a-z]{3,9}( [a-z]{2,5})?", fullmatch=True))
def test_inflection_keeps_the_rest_of_the_phrase_and_says_no_form_twice(base):
    forms = [form for form, _ in speech.inflect(base, {})]
    assert base in forms
    assert len(forms) == len(set(forms))
    assert {form.partition(" ")[2] for form in forms} == {base.partition(" ")[2]}


# Reading the files


def test_every_file_is_toml_and_every_table_can_be_read():
    for path in source.FOLDER.glob("*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8")), path.name
    for table in TABLES:
        assert table()
        assert table() is table()


def test_the_fingerprint_follows_every_byte(folder):
    before = lexicon.fingerprint()
    assert before == lexicon.fingerprint()
    Path(folder, "countries.toml").write_text('JPN = { alpha2 = "JP", name = "Nippon" }\n', encoding="utf-8")
    changed = lexicon.fingerprint()
    Path(folder, "other.toml").write_text("", encoding="utf-8")
    assert len({before, changed, lexicon.fingerprint()}) == 3


@pytest.mark.parametrize(
    ("file", "content", "table", "message"),
    [
        ("countries", "JPN = { alpha2 = 'JP', nam = 'Japan' }", lexicon.countries, "'name' is missing"),
        ("countries", "JPN = { alpha2 = 'JP', name = 'Japan', x = 1 }", lexicon.countries, "unknown key 'x'"),
        ("countries", "JP = { alpha2 = 'JP', name = 'Japan' }", lexicon.countries, "codes"),
        ("countries", "JPN = {", lexicon.countries, "countries.toml"),
        (
            "countries",
            "JPN = { alpha2 = 'JP', name = 'Japan' }\nXYZ = { alpha2 = 'XY', name = 'Japan' }",
            lexicon.countries,
            "'Japan' is claimed twice",
        ),
        ("places", "[city.ZZZ]\n'Asia/Tokyo' = ['Edo']\n[region]\n[venue]", lexicon.places, "unknown country code"),
        ("places", "[city.JPN]\n'Asia/Tokyo' = [1]\n[region]\n[venue]", lexicon.places, "a form"),
        ("places", "[city]\n[region]\n[venue]\nEdo = ['Castle']", lexicon.places, "no such city"),
        ("places", "[city]\n[region]", lexicon.places, "'venue' is missing"),
        ("organizations", "UN = ['United Nations']\nUNO = ['United Nations']", lexicon.organizations, "claimed twice"),
        ("organizations", "UN = []", lexicon.organizations, "a form"),
        ("issuers", "[[issuer]]\nname='A'\nhosts=[]\ncountry='ZZZ'", lexicon.issuers, "unknown country code 'ZZZ'"),
        ("verbs", "adverbs=[]\nlight=[]\n[irregular]\n[[verb]]\nname='a'\nact='sing'", lexicon.verbs, "unknown act"),
        (
            "verbs",
            "adverbs=[]\nlight=[]\n[irregular]\n[[verb]]\nname='a'\nact='sign'\nband='loud'",
            lexicon.verbs,
            "unknown band 'loud'",
        ),
        (
            "verbs",
            "adverbs=[]\nlight=[]\n[irregular]\n[[verb]]\nname='say'\nact='state'\n"
            "[[verb]]\nname='SAY'\nact='state'",
            lexicon.verbs,
            "claimed twice",
        ),
        ("issuers", "[[issuer]]\nname='A'\nhosts=['a.b', 'a.b']", lexicon.issuers, "'a.b' is claimed twice"),
        (
            "verbs",
            "adverbs=[]\n[irregular]\n[[verb]]\nname='say'\nact='state'\n"
            "[[light]]\nname='say'\nact='discuss'\nverbs=['have']\nnouns=['a say']",
            lexicon.verbs,
            "the name is claimed twice",
        ),
        ("instruments", "noun = []", lexicon.instruments, "'nouns' is missing"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_refused(folder, file, content, table, message):
    Path(folder, f"{file}.toml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=message) as caught:
        table()
    assert f"{file}.toml" in str(caught.value)


@pytest.mark.usefixtures("folder")
def test_a_missing_file_is_named():
    with pytest.raises(LexiconError, match=r"verbs\.toml: there is no such file"):
        lexicon.verbs()
