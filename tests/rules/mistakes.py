"""Mistakes that people make when they type data, each with the finding that tells them: where, what, and what to do."""

from __future__ import annotations

from ..fixture.support import DATA, Patches
from .cases import (
    FAIR,
    FUND,
    HILLSIDE,
    LIGHT,
    LINCHUAN,
    LIST,
    NAMED,
    PLATFORM,
    PRESENTED,
    S2029,
    S2030,
    S2031,
    SENSOR,
    SERVICES,
    STARLING,
    TERM,
    TIDE,
    VOUCHER,
    YUNTING,
    ZONE,
    Case,
    case,
)

TEXT = (DATA / FAIR).read_text(encoding="utf-8")
BOTH, ENGLISH = "name: {zh: 春季对接会, en: Spring Fair}", "en: Spring Fair"
AS_OF, STATUS = "as_of: ../2031-03", "  status: actual\n"
TRANSLATED, OFFICIAL = "en_status: translated", "en_status: official"
AN_AID = "paragraphs: 2\naids: {p1: 山坡孵化器简介, p2: 山坡孵化器由云%s在孵企业109家。}"
CLUSTERS = "paragraphs: [14, 15, 16, 17]\ndefects"
BARREL = "bbl: {zh: 桶, en: barrels, "


def anew(rule: str, content: str | bytes, field: str, says: str, hint: str = "", *, path: str = FAIR,
         more: tuple[str, ...] = ()) -> Case:
    """A file written anew, found on its first line."""
    return Case(rule, {path: (None, content)}, f"data/{path}", "", field, says, hint, more)


def fair(old: str, new: str, field: str, says: str, hint: str = "", at: str | None = None) -> Case:
    """A change of the fair that breaks YAML."""
    return case("yaml", FAIR, old, new, field, says, hint, at=at)


def shared(new: str, field: str, says: str, hint: str = "", *, rule: str = "schema", more: tuple[str, ...] = ()) -> Case:
    """A field more in the figure of the platform."""
    return case(rule, PLATFORM, STATUS, STATUS + f"  {new}\n", f"facts[0].{field}", says, hint, at=new, more=more)


def dated(new: str, says: str, hint: str = "", rule: str = "schema") -> Case:
    """The platform's figure for another date."""
    return case(rule, PLATFORM, AS_OF, f"as_of: {new}", "facts[0].as_of", says, hint)


def printed(new: str, says: str, hint: str = "") -> Case:
    """The platform's figure printed otherwise."""
    return case("quantity", PLATFORM, "printed: 3000余家次", f"printed: {new}", "facts[0].printed", says, hint)


def financed(new: str, field: str, says: str, hint: str = "", rule: str = "round") -> Case:
    """A round of financing of a firm."""
    given = f"- {{name: {{zh: A轮, en: Series A}}, cite: yunting-2030#p17, {new}}}"
    return case(rule, STARLING, "links:\n", f"rounds:\n{given}\nlinks:\n", f"rounds[0].{field}", says, hint, at=given)


YAML = [
    fair(BOTH, "name:\n  zh: 春季对接会\n  en: Hall 3 # east", "name.en", "' #' begins a comment, so that '# east' is lost", "into quotes", at="  en: Hall"),
    fair(ENGLISH, "en: !!str Spring Fair", "name.en", "the tag '!!str' is not used here", "delete it"),
    fair(ENGLISH, "en: !Ref fair", "name.en", "the tag '!Ref' is not used here", "delete it"),
    fair("type: fair", "type: &kind fair", "type", "anchors and aliases are not used here", "write the text out"),
    fair("type: fair", "type: fair\nconfirm: true", "confirm", "nobody has confirmed this draft", "read it against the text, then delete the line", at="confirm: true"),
    fair(BOTH, f"<<: {{level: zone}}\n{BOTH}", "<<", "merge keys are not used here", "write out"),
    fair("type: fair", "'type': fair\ntype: fair # again", "type", "the key stands twice", "keep one", at="type: fair # again"),
    fair("type: fair", "type: fair\n? [a, b]\n: c", "file", "a list or a mapping is used as a key", "one word", at="? [a, b]"),
    case("yaml", PLATFORM, "  cite: linchuan-2031#p6\n  status", "\tcite: linchuan-2031#p6\n  status", "file", "found a tab character", "indent with blanks"),
    fair(BOTH, "name: {zh: 春季对接会；en: Spring Fair}", "file", "not YAML: ", "'；' is a full-width sign; YAML wants ','"),
    fair(BOTH, "name: ｛zh: 春季对接会, en: Spring Fair｝", "file", "not YAML: ", "'｛' is a full-width sign; YAML wants '{'"),
    fair("type: fair", "type:\u3000fair", "file", "not YAML: ", "a wide or fixed blank stands here", at=BOTH),
    fair(ENGLISH, 'en: "Spring Fair', "file", "a quotation mark is opened and never closed", "close it at the end of the text", at="name: {zh"),
    fair(BOTH, 'name:\n  zh: "春季"对接会\n  en: Spring Fair', "file", "not YAML: ", "text goes on behind its closing quotation mark", at='  zh: "春季"'),
    fair("type: fair", "type:fair", "file", "not YAML: ", "a blank follows the colon", at=BOTH),
    fair(BOTH, f"<<<<<<< HEAD\n{BOTH}\n=======\nname: {{zh: 春会, en: Fair}}\n>>>>>>> theirs", "file", "not YAML: ", "a merge conflict is left here", at=BOTH),
    fair(ENGLISH, "en: Spring\u0085Fair", "file", "holds U+0085, a line break", "delete it"),
    fair("到会服务。", "到会\u2028服务。", "file", "holds U+2028", "begin a new line"),
    anew("yaml", TEXT + "---\n" + TEXT, "file", "another document", "a file holds one record"),
    anew("yaml", "---\nnull\n", "file", "the file is empty"),
    anew("yaml", b"PK\x03\x04\0\0", "file", "not YAML: unacceptable character", "is this a file of text?"),
    anew("schema", "{}\n", "type", "is missing", "A key of the kind's list", more=("schema",)),
    case("schema", S2029, "paragraphs: 2", "paragraphs: 0o2", "paragraphs", "must be a whole number, not '0o2'", more=("citation",)),
    case("schema", S2029, "paragraphs: 2", "paragraphs: 1_0", "paragraphs", "must be a whole number, not '1_0'", more=("citation",)),
    case("schema", S2029, "paragraphs: 2", "paragraphs: 0:02", "paragraphs", "must be a whole number, not '0:02'", more=("citation",)),
    case("schema", ZONE, "lat: 31.52", "lat: 3_1.52", "coordinates.lat", "must be a number, not '3_1.52'"),
    case("schema", S2031, "published: 2031-03-18", "published: 2031-03-18T08:00:00Z", "published", "is not of the form", "write 2031-03-18", more=("citation",)),
    case("schema", FAIR, BOTH, "name: [春季对接会, Spring Fair]", "name", "must be a mapping", "write {zh: …, en: …}"),
    case("markup", FAIR, ENGLISH, 'en: "Spring\\u0085Fair"', "name.en", "'\\x85'", "plain text"),
    case("markup", FAIR, ENGLISH, 'en: "Spring\\u2800Fair"', "name.en", "'\\u2800'", "plain text"),
    case("markup", FAIR, ENGLISH, "en: JavaScript:alert(1)", "name.en", "'JavaScript:'"),
]
NAMES = [
    anew("layout", TEXT, "file", "'spring-fair copy' is no id", "lower-case letters", path="events/spring-fair copy.yml"),
    anew("layout", TEXT, "file", "'spring-' is no id", path="events/spring-.yml"),
    anew("layout", TEXT, "file", "'com1' cannot be a file everywhere", "Windows", path="events/com1.yml"),
    anew("layout", TEXT, "file", "nothing reads this file", ".yml", path="events/spring-fair.yml.bak"),
    anew("yaml", "", "file", "the file is empty", path="sources/new-text.yml"),
    case("schema", "indicators.yml", "wafer-size:\n", "Wafer_Size:\n", "Wafer_Size", "'Wafer_Size' is no key", "letters, digits and hyphens", more=("vocabulary",)),
]
FIGURES = [
    printed("5000—3000家次", "'5000' to '3000' is not a range", "a lower and a higher figure"),
    printed("3000家次、200人", "'人' is person, but the indicator is in count", "indicator of that unit"),
    printed("30,00家次", "'30,00' is not a number"),
    printed("约3000余家次", "the qualifiers disagree: approx, over", "with one of them"),
    printed("增长3000家次", "'增长3000家次' is a change, and the indicator is a level", "`change: true`"),
    printed("1.2个百分点", "'个百分点' is points, but the indicator is in count"),
    printed("2030年", "'年' is ", "an indicator of that unit"),
    printed("9" * 400 + "家次", "'" + "9" * 59 + "…' is not one figure", "quote one number"),
    case("quantity", FUND, "printed: 3亿—5亿元", "printed: 3亿—5亿美元", "facts[0].printed", "'美元' is USD, but the indicator is in CNY"),
    case("quantity", PLATFORM, SERVICES, "indicator: services\n  printed: 12万吨\n  value: '120000'\n  note: {zh: 手填。, en: By hand.}", "facts[0].value",
         "'12万吨' is a figure in t, and the indicator is in count", "indicator of that unit", at="value: '120000'"),
    case("plausible", YUNTING, "value: 35000", "value: -35000", "facts[22].value", "fewer than none are counted", "`change: true`"),
    case("schema", YUNTING, "value: 35000", "value: 35,000", "facts[22].value", "'35,000' is not of the form", "optional decimal point"),
]
DATES = [
    dated("2030-Q5", "'2030-Q5' is not of the form", "a part of a year is 2024-Q3"),
    dated("2030-02-30", "the calendar has no such day: '2030-02-30'"),
    dated("2031-03/2031-01", "the period ends before it begins"),
    dated("2030/..", "'2030/..' is not of the form", "up to a date is ../2023-10"),
    dated("2030-21", "'2030-21' is not of the form"),
    dated("2031年3月", "'2031年3月' is not of the form", "write 2031-03"),
    dated("２０３１", "'２０３１' is not of the form"),
    case("plausible", SENSOR, PRESENTED, f"{PRESENTED[:-1]}, as_of: 0099}}", "links[0].as_of", "0099 is no year of our age", "1800 to 2100"),
    case("plausible", "sources/hillside-2029.yml", "published: 2029", "published: 9999", "published", "9999 is no year of our age"),
    case("outcome", LIGHT, "printed: 6月15日\n  cite: linchuan-2031#p4\n  status: planned", "printed: 6月15日\n  cite: linchuan-2031#p4\n  status: actual",
         "dates[1].date", "an actual event of 2031-06-15 in a source of 2031-03-18", "a plan", at="date: 2031-06-15"),
    case("outcome", HILLSIDE, TRANSLATED, f"{TRANSLATED}\nstate: {{stage: open, as_of: 2090, cite: linchuan-2031#p3}}", "state.as_of",
         "a state of 2090 in a source of 2031-03-18", at="state: {stage"),
    financed("date: 2090, printed: 1亿元, unit: CNY", "date", "an actual round of 2090 in a source of 2030-06", rule="outcome"),
]
FIELDS = [
    shared("said_by: 张三", "said_by", "'张三' is neither a role nor an id", "no person"),
    shared("said_by: mayor", "said_by", "'mayor' is neither a role nor an id", "a role is reporter, official"),
    shared("of: yunting#tech-firms-2029", "of", "'yunting#tech-firms-2029' is not of the form"),
    shared("of: regions/yunting#tech-firms-2024", "of", "is no figure", "did you mean 'regions/yunting#tech-firms-2029'?", rule="whole"),
    case("whole", YUNTING, "printed: 1860家\n  as_of: 2025\n", "printed: 1860家\n  as_of: 2025\n  of: regions/yunting#high-tech-firms-2025\n", "facts[0].of",
         "the whole is smaller than this part", at="  of: regions"),
    case("schema", YUNTING, "indicator: innovation-rank\n", "indicator: innovation-rank\n  streak: 连续三年\n", "facts[35].streak", "must be a whole number", at="  streak"),
    case("schema", YUNTING, "indicator: innovation-rank\n", "indicator: innovation-rank\n  ranked_by: 某机构\n", "facts[35].ranked_by",
         "'某机构' is neither a name in both languages nor an id", "write {zh: …, en: …}", at="  ranked_by"),
    case("standing", PLATFORM, SERVICES, "indicator: standing\n  printed: 全省领先\n  ordinal: first", "facts[0].ordinal", "'全省领先' does not say 'first'", at="ordinal: first"),
    case("holders", YUNTING, "printed: 86亿元\n", "printed: 86亿元\n  holders: honours/lighthouse-list\n", "facts[3].holders",
         "'investment' counts no holders: it is in CNY", "leave it out", at="  holders"),
    case("level", FUND, "scope: {zh: 首期, en: First closing}", "scope: {zh: 首期, en: First closing, level: fund}\n  level: fund", "facts[0].level",
         "stands beside `scope.level`", "keep the one within", at="  level: fund"),
    case("schema", SENSOR, PRESENTED, f"{PRESENTED[:-1]}, share: 120%}}", "links[0].share", "'120%' is not of the form", "from 0% to 100%"),
    case("schema", SENSOR, PRESENTED, f"{PRESENTED[:-1]}, status: wanted}}", "links[0].status", "'wanted' is none of actual", "did you mean 'planned'?"),
    case("schema", HILLSIDE, TRANSLATED, f"{TRANSLATED}\nstate: {{stage: building, as_of: 2031, cite: linchuan-2031#p3}}", "state.stage", "'building' is none of planned",
         at="state: {stage"),
    case("schema", TIDE, TRANSLATED, f"{TRANSLATED}\npolicy: {{instrument: subsidy, cite: linchuan-2031#p7}}", "policy.instrument", "'subsidy' is none of governance",
         at="policy: {"),
    case("policy", TIDE, TRANSLATED, f"{TRANSLATED}\npolicy: {{issuer: funds/yunting-seed-fund, cite: linchuan-2031#p7}}", "policy.issuer",
         "'funds/yunting-seed-fund' issues no policies", "an organization or a place", at="policy: {"),
    financed("printed: 1亿元", "unit", "is missing beside `printed`", "an amount has both"),
    financed("unit: CNY", "printed", "is missing beside `unit`"),
    financed("printed: 1亿元, unit: CNT", "unit", "unit 'CNT' does not exist", "did you mean 'CNY'?"),
    financed("printed: 1亿家, unit: count", "unit", "'count' is no money", "a currency"),
    financed("printed: 1亿美元, unit: CNY", "printed", "'美元' is USD"),
    financed("printed: 数亿元, unit: CNY", "printed", "'数亿元' is indefinite"),
    financed("investors: [honours/lighthouse-list]", "investors[0]", "'honours/lighthouse-list' cannot put money in"),
    case("round", TERM, TRANSLATED, f"{TRANSLATED}\nrounds: [{{name: {{zh: A轮, en: Series A}}, cite: linchuan-2031#p8}}]", "rounds[0]",
         "terms are not financed in rounds", at="rounds: ["),
    case("code", STARLING, OFFICIAL, f"{OFFICIAL}\ncodes: [{{scheme: USCC, code: 91351000M000100Y43}}]", "codes[0].code", "is no unified social credit code", at="codes:"),
    Case("code", {YUNTING: ("reading: Yúntīng Shì", "reading: Yúntīng Shì\ncodes: [{scheme: GB/T 2260, code: '320600'}]"),
                  LINCHUAN: (OFFICIAL, f"{OFFICIAL}\ncodes: [{{scheme: GB/T 2260, code: '330000'}}]")},
         f"data/{YUNTING}", "codes:", "codes[0].code", "'320600' does not lie in 330000, the code of its parent", "copy it from the register"),
    case("schema", STARLING, OFFICIAL, f"{OFFICIAL}\nsame_as: [Q123]", "same_as[0]", "'Q123' is not of the form", "begins with https://", at="same_as:"),
    case("same-as", STARLING, OFFICIAL, f"{OFFICIAL}\nsame_as: ['https://x.test/1', 'https://x.test/1']", "same_as[1]", "'https://x.test/1' stands twice", at="same_as:"),
    case("alias", LIST, "zh: [灯塔榜]", "zh: [{name: 灯塔榜, within: [linchuan-2030]}]", "aliases.zh[0].within[0]", "source 'linchuan-2030' does not exist",
         "did you mean 'linchuan-2031'?"),
    case("plausible", TIDE, "zh: 潮汐计划, en: Tide Programme}", f"zh: 潮汐计划, en: {'Tide ' * 60}Programme}}", "name.en", "has 309 characters", "at most 300"),
]
SOURCES = [
    case("schema", S2029, "sha256: 8c2f5a99", "sha256: 8C2F5A99", "sha256", "is not of the form", "in lower case"),
    case("source", S2030, CLUSTERS, CLUSTERS.replace("17]", "17, 19]"), "articles[1].paragraphs[4]", "there is no paragraph 19", "the source has 18"),
    case("source", S2030, CLUSTERS, CLUSTERS.replace("[14", "[13, 14"), "articles[1].paragraphs[0]", "paragraph 13 belongs to 'five-years' already", "one article"),
    case("source", S2030, "key: clusters", "key: five-years", "articles[1].key", "'five-years' stands twice", "choose another", at="- key: five-years\n  title: {zh: 产业"),
    case("schema", S2030, "kind: scrambled", "kind: scrambbled", "defects[1].kind", "'scrambbled' is none of advertising", "did you mean 'scrambled'?"),
    case("source", S2030, "strings: [彩豆天天送, 点击领取]", "strings: [彩豆天天送, 的]", "defects[0].strings[1]", "'的' is too short to be told from the text", "give more"),
    case("schema", S2029, "paragraphs: 2", "paragraphs: 2\naids: {1: 山坡孵化器简介}", "aids.1", "'1' is no key of the form", "p1, p2", at="aids: {1"),
    case("aid", S2029, "paragraphs: 2", AN_AID % "...", "aids.p2", "the ends are joined by one '…'", at="aids: {"),
    case("schema", S2029, "published: 2029\n", "", "published", "is missing", "Date of publication", at="", more=("citation",)),
]
VOCABULARIES = [
    case("schema", "indicators.yml", "  en: Wafer size\n", "", "wafer-size.en", "is missing", "both languages", at="wafer-size:", more=("vocabulary",)),
    case("schema", "relations.yml", "  inverse: {zh: 生产方为, en: produced by}\n", "", "produces.inverse", "is missing", "Read from the object", at="produces:",
         more=("vocabulary",)),
    case("schema", "units.yml", "TEU:\n", BARREL + "grammar: liquid, printed: {1: 桶}}\nTEU:\n", "bbl.grammar", "'liquid' is none of plain"),
    case("schema", "units.yml", "TEU:\n", BARREL + "printed: {桶: 1}}\nTEU:\n", "bbl.printed.桶", "'桶' is no key of the form", "a number and its words"),
    case("unit", "units.yml", "TEU:\n", BARREL + "printed: {1: 桶}, size: 0}\nTEU:\n", "bbl.size", "'0' is no size", "above 0"),
    case("unit", "units.yml", "TEU:\n", BARREL + "printed: {1e999: 桶}}\nTEU:\n", "bbl.printed.1e999", "'1e999' is no factor of units", "at most 1e24"),
    case("unit", "units.yml", "  printed: {1: 欧元}", "  printed: {1: 欧元 美元}", "EUR.printed", "'美元' is a word of USD already", "share no words"),
    case("unit", "indicators.yml", "part_of: tech-firms", "part_of: high-tech-firms", "high-tech-firms.part_of", "is a part of itself"),
    case("unit", "indicators.yml", "part_of: tech-firms", "part_of: investment", "high-tech-firms.part_of", "is a part of an indicator of another unit", "the unit of its whole"),
    case("schema", "types.yml", "kinds:\n", "kinds:\n  people: {zh: 人, en: People, one: {zh: 人, en: Person}}\n", "kinds.people", "'people' is none of regions", at="  people: {zh: 人, en: People, one"),
    case("schema", "readings.yml", "科创券: Kēchuàngquàn", "科创券: [Kē, chuàng, quàn]", "科创券", "must be text"),
    case("reading", "readings.yml", "科创券: Kēchuàngquàn", "科创券: kechuangquan", "科创券", "has no tones", "write them"),
    case("reading", "readings.yml", "科创券: Kēchuàngquàn", "科创券: Kēchuàngquàn\nabc: abc", "abc", "'abc' holds no Chinese character", "delete it", at="abc: abc"),
    anew("schema", "样板企业: 灯塔企业\n", "file", "must be a list, not {'样板企业': '灯塔企业'}", path="synonyms.yml"),
    case("schema", "synonyms.yml", "lang: en", "lang: fr", "[1].lang", "'fr' is none of zh, en", at="- {say: [beacon firms]"),
    case("synonym", "synonyms.yml", "[Lighthouse firm]", "[Lighthouse nothing]", "[1].mean[0]", "'Lighthouse nothing' stands in no name", at="- {say: [beacon firms]"),
    case("schema", "pictures.yml", "ladders:\n", "lader: {}\nladders:\n", "lader", "unknown key 'lader'", "did you mean 'ladders'?"),
    case("schema", "themes.yml", "kinds: [events]", "kinds: [event]", "themes.activities.kinds[0]", "'event' is none of regions", "did you mean 'events'?", at="activities: {title"),
    case("theme", "themes.yml", "regions/yunting#rd-intensity-2025]", "regions/yunting#rd-intensity-2024]", "front.highlights[0].facts[1]",
         "fact 'regions/yunting#rd-intensity-2024' does not exist", at="- facts: [regions"),
    case("waiver", "waivers.yml", "rule: chinese", "rule: chinees", "[0]", "rule 'chinees' does not exist", "did you mean 'chinese'?", more=("chinese",)),
]
SITE = [
    case("schema", "site.yml", "contact: atlas@yunting.test", "contact: atlas at yunting.test", "contact", "is not of the form", "an address of mail"),
    case("schema", "site.yml", "contact: atlas@yunting.test", "contact: mailto:atlas@yunting.test", "contact", "is not of the form", "an address of mail"),
    case("schema", "site.yml", "repository: https://atlas.test/yunting", "repository: git@atlas.test:yunting.git", "repository", "is not of the form", "begins with https://"),
    case("schema", "site.yml", "2b7c0c5e", "2B7C0C5E", "feed", "is not of the form", "a UUID in lower case"),
    case("schema", "site.yml", "key: yunting-atlas", "key: Yunting Atlas", "key", "'Yunting Atlas' is not of the form", "lower-case letters"),
    case("schema", "site.yml", NAMED, "name: 云汀图谱", "name", "must be a mapping", "write {zh: …, en: …}"),
    anew("yaml", "", "file", "the file is empty", path="site.yml"),
]
MISTAKES = [*YAML, *NAMES, *FIGURES, *DATES, *FIELDS, *SOURCES, *VOCABULARIES, *SITE]

# What looks like a mistake and is none.
HARMLESS: list[tuple[str, Patches]] = [
    ("yaml: a sign of YAML within quotes", {FAIR: (ENGLISH, "en: 'Spring Fair: #1, {2}'")}),
    ("yaml: a comment on a line of its own, line ends of the first Macs", {FAIR: (None, f"# note\n{TEXT}".replace("\n", "\r"))}),
    ("dates: the last day of February in a leap year", {PLATFORM: (AS_OF, "as_of: 2028-02-29")}),
    ("round: the amount is not told", {STARLING: ("links:\n", "rounds:\n- {name: {zh: A轮, en: Series A}, cite: yunting-2030#p17}\nlinks:\n")}),
    ("round: of a fund, in dollars", {STARLING: ("links:\n", "rounds:\n- {name: {zh: A轮, en: Series A}, printed: 近1亿美元, unit: USD, "
     "investors: [funds/yunting-seed-fund], cite: yunting-2030#p17}\nlinks:\n")}),
    ("same-as: two things at two addresses", {STARLING: (OFFICIAL, f"{OFFICIAL}\nsame_as: ['https://x.test/1']"),
                                              VOUCHER: (TRANSLATED, f"{TRANSLATED}\nsame_as: ['https://x.test/2']")}),
    ("level: without a scope in words", {PLATFORM: (STATUS, STATUS + "  level: city\n")}),
    ("outcome: an event that was expected", {LIGHT: ("date: 2033", "date: 2033-06")}),
    ("holders: a share of them", {YUNTING: ("printed: 2.87%\n", "printed: 2.87%\n  holders: honours/lighthouse-list\n")}),
    ("unit: the smallest and the largest factor", {"units.yml": ("TEU:\n", BARREL + "printed: {1e-24: 微桶, 1e24: 巨桶}}\nTEU:\n")}),
    ("source: an article of paragraphs that are apart", {S2030: (CLUSTERS, CLUSTERS.replace("17]", "17, 18]"))}),
]
