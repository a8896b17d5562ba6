"""What breaks each rule, and what comes near without breaking it."""

from __future__ import annotations

from dataclasses import dataclass

from ..fixture.support import Patches


@dataclass(frozen=True)
class Case:
    """A change and the finding it must lead to.

    `at` is text of the line found; `more` are rules that speak up as well.
    """

    rule: str
    patches: Patches
    path: str
    at: str
    field: str
    says: str
    hint: str = ""
    more: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}-{self.path.rpartition('/')[2]}-{self.field}"


def case(rule: str, path: str, old: str, new: str, field: str, says: str, hint: str = "", *, at: str | None = None,
         more: tuple[str, ...] = ()) -> Case:
    """A change of one file that is found in the same file, on the first line of what was put in unless `at` says other.
    """
    first = new.strip("\n").partition("\n")[0]
    return Case(rule, {path: (old, new)}, f"data/{path}", first if at is None else at, field, says, hint, more)


HILLSIDE, VOUCHER, TIDE = "carriers/hillside-incubator.yml", "programmes/science-voucher.yml", "programmes/tide-programme.yml"
STARLING, INSTITUTE, MOVED = "organizations/starling-instruments.yml", "organizations/joint-institute.yml", "organizations/starling-optics.yml"
LINCHUAN, YUNTING, ZONE = "regions/linchuan.yml", "regions/yunting.yml", "regions/yunting-high-tech-zone.yml"
OPTICS, LIGHT, SENSOR, FUND = "clusters/precision-optics.yml", "projects/light-source.yml", "products/tide-sensor.yml", "funds/yunting-seed-fund.yml"
PLATFORM, FAIR, LIST, TERM = "platforms/shared-testing.yml", "events/spring-fair.yml", "honours/lighthouse-list.yml", "terms/lighthouse-firm.yml"
S2030, S2031, S2029 = "sources/yunting-2030.yml", "sources/linchuan-2031.yml", "sources/hillside-2029.yml"
PRESENTED = "- {relation: presented-at, to: events/spring-fair, cite: yunting-2030#p17}"
LOCATED = "- {relation: located-in, to: regions/yunting, cite: yunting-2030#p17}"
COOPERATES = "cooperates-with, to: organizations/joint-institute, cite: yunting-2030#p17"
SERVICES = "indicator: services\n  printed: 3000余家次"
ADVERT = "彩豆天天送"
AID_1, AID_2 = "p1: 山坡孵化器简介", "p2: 山坡孵化器由云…在孵企业109家。"

WORDS = [
    case("needed", "relations.yml", "located-in:\n", "based-in:\n", "based-in", "'located-in' is missing, and code relies on it",
         "'based-in' looks like it: keep the id", more=("picture", "vocabulary")),
    case("needed", "relations.yml", "has-part:\n", "consists:\n", "file", "'has-part' is missing", "`parts:` of a file are this relation", at="",
         more=("picture", "theme")),
    case("needed", "types.yml", "  funds: {zh: 基金, en: Funds, one: {zh: 基金, en: Fund}}\n", "", "kinds", "'funds' is missing",
         "stands in lists under its name", at="kinds:"),
]
REFERENCES = [
    case("vocabulary", HILLSIDE, "type: incubator", "type: incubater", "type", "'incubater' is no type of carriers", "did you mean 'incubator'?"),
    case("vocabulary", PLATFORM, "indicator: services", "indicator: service", "facts[0].indicator", "indicator 'service' does not exist",
         "did you mean 'services'?"),
    case("vocabulary", PLATFORM, "indicator: services", "indicator: zzzz", "facts[0].indicator", "'zzzz'", "see data/indicators.yml"),
    case("vocabulary", SENSOR, PRESENTED, PRESENTED.replace("-at", "-on"), "links[0].relation", "relation 'presented-on' does not exist",
         "did you mean 'presented-at'?"),
    case("vocabulary", "indicators.yml", "group: people", "group: peeple", "engineers.group", "group 'peeple' does not exist",
         "did you mean 'people'?"),
    case("vocabulary", "indicators.yml", "part_of: tech-firms", "part_of: tech-firm", "high-tech-firms.part_of",
         "indicator 'tech-firm' does not exist", "did you mean 'tech-firms'?"),
    case("reference", SENSOR, "to: events/spring-fair", "to: events/spring-fare", "links[0].to", "'events/spring-fare' does not exist",
         "did you mean 'events/spring-fair'?"),
    case("reference", YUNTING, "parent: regions/linchuan", "parent: regions/linchuann", "parent", "'regions/linchuann' does not exist",
         "did you mean 'regions/linchuan'?"),
    case("reference", YUNTING, "about: [funds/yunting-seed-fund]", "about: [funds/seed]", "facts[38].about[0]", "'funds/seed' does not exist"),
    case("reference", TIDE, "to: funds/yunting-seed-fund", "to: funds/qqq", "parts[1].parts[0].to", "'funds/qqq' does not exist"),
    case("reference", SENSOR, "to: events/spring-fair", "to: organizations/starling-optics", "links[0].to",
         "'organizations/starling-optics' has moved", "write 'organizations/starling-instruments'"),
    case("moved", MOVED, "starling-instruments", "starling-instrument", "moved_to", "does not exist",
         "did you mean 'organizations/starling-instruments'?"),
    Case("moved", {"products/old.yml": (None, "moved_to: products/older\n"), "products/older.yml": (None, "moved_to: products/tide-sensor\n")},
         "data/products/old.yml", "moved_to", "moved_to", "'products/older' has moved itself", "write 'products/tide-sensor'"),
    case("self-link", SENSOR, "to: events/spring-fair", "to: products/tide-sensor", "links[0].to", "names itself", "delete it"),
    case("self-link", TIDE, "to: funds/yunting-seed-fund", "to: programmes/tide-programme", "parts[1].parts[0].to", "names itself"),
    case("duplicate-link", SENSOR, PRESENTED, f"{PRESENTED}\n{PRESENTED} # again", "links[1]", "'presented-at' to 'events/spring-fair' is given twice",
         "delete one", at="# again"),
    case("duplicate-link", STARLING, LOCATED, f"{LOCATED}\n- {{relation: {COOPERATES}}} # again", "links[2]", "'cooperates-with'",
         "one side only", at="- {relation: cooperates-with, to: organizations/joint-institute, cite: yunting-2030#p17, note"),
    Case("duplicate-link", {INSTITUTE: (LOCATED, LOCATED + "\n- {relation: cooperates-with, to: organizations/starling-instruments, cite: yunting-2030#p17}")},
         f"data/{STARLING}", COOPERATES, "links[1]", "'cooperates-with' to 'organizations/joint-institute' is given twice", "on one side only"),
    Case("duplicate-name", {VOUCHER: ("zh: 科创券,", "zh: 潮汐计划,")}, f"data/{TIDE}", "name: {zh: 潮汐计划", "name.zh",
         "'潮汐计划' is also the name of 'programmes/science-voucher'", "merge the two"),
    Case("duplicate-name", {VOUCHER: ("en: Science Voucher", "en: TIDE programme")}, f"data/{TIDE}", "name: {zh: 潮汐计划", "name.en",
         "'Tide Programme' is also the name"),
    case("alias", LIST, "aliases: {zh: [灯塔榜], en: []}", "aliases: {zh: ['灯塔|榜'], en: []}", "aliases.zh[0]", "holds a '|'", "one alias, one item"),
    case("part-key", TIDE, "en: Later money", "en: Seed money", "parts[1].parts[1]", "two parts have the key 'seed-money'",
         "give one of them a `key:`", at="后续资金"),
    case("part-key", TIDE, "key: rising", "key: vouchers", "parts[1]", "two parts have the key 'vouchers'", at="涨潮行动"),
]
SOURCES = [
    case("citation", LIST, "cite: linchuan-2031#p8\n", "cite: linchuan-2032#p8\n", "facts[0].cite", "source 'linchuan-2032' does not exist",
         "did you mean 'linchuan-2031'?"),
    case("citation", LIST, "cite: linchuan-2031#p8\n", "cite: linchuan-2031#p11\n", "facts[0].cite", "'linchuan-2031' has no paragraph 11",
         "its last is p10"),
    case("citation", HILLSIDE, "also: [hillside-2029#p2]", "also: [hillside-2029#p3]", "facts[0].also[0]", "no paragraph 3"),
    case("citation", ZONE, "parent_cite: yunting-2030#p16", "parent_cite: yunting-2030#p99", "parent_cite", "no paragraph 99", "its last is p18"),
    case("citation", FAIR, "cite: [linchuan-2031#p9, yunting-2030#p17]", "cite: [linchuan-2031#p9, yunting-2030#p19]", "summary.cite[1]", "no paragraph 19"),
    case("citation", TIDE, "cite: yunting-2030#p13, to: projects", "cite: xyz#p13, to: projects", "parts[1].parts[0].parts[0].cite", "source 'xyz' does not exist"),
    case("citation", SENSOR, "cite: yunting-2030#p17}", "cite: nosuch#p17}", "links[0].cite", "source 'nosuch' does not exist"),
    case("citation", FAIR, "printed: 3月20日\n  cite: linchuan-2031#p9", "printed: 3月20日\n  cite: linchuan-2031#p90", "dates[0].cite",
         "no paragraph 90", at="#p90"),
    case("source", S2029, "paragraphs: 2", "paragraphs: 2\ndefects:\n- {kind: misprint, zh: 漏字。, en: A word is missing., paragraphs: [3]}",
         "defects[0].paragraphs[0]", "there is no paragraph 3", "the source has 2", at="- {kind: misprint"),
    case("source", S2030, "paragraphs: [14, 15, 16, 17]\ndefects", "paragraphs: [0, 15, 16, 17]\ndefects", "articles[1].paragraphs[0]",
         "there is no paragraph 0"),
    Case("source", {"sources/linchuan-2032.yml": (None, "title: {zh: 又一份, en: Another}\nshort: {zh: 又, en: Another}\n"
                    "publisher: {zh: 甲, en: A}\npublished: 2032\nsha256: SHA\nparagraphs: 10\nsummary: {zh: 同一份。, en: The same.}\n"),
                    LIST: ("cite: linchuan-2031#p8\n", "cite: linchuan-2032#p8\n")},
         "data/sources/linchuan-2032.yml", "sha256", "sha256", "the same text as 'linchuan-2031'", "one text is one source"),
    case("aid", S2029, "paragraphs: 2", f"paragraphs: 2\naids: {{{AID_1}, {AID_2}, p3: 再一段}}", "aids.p3", "there is no paragraph 3",
         "the source has 2", at="aids: {p1"),
    Case("aid", {S2029: ("paragraphs: 2", f"paragraphs: 2\naids: {{{AID_1}}}")}, f"data/{HILLSIDE}", "parent_cite", "parent_cite",
         "'hillside-2029#p2' has no finding aid", "add it to data/sources/hillside-2029.yml"),
    case("aid", S2029, "paragraphs: 2", f"paragraphs: 2\naids: {{{AID_1}, p2: 山坡孵…在孵企业109家。}}", "aids.p2",
         "an end is too short or too long", "6 to 10 characters", at="aids: {p1"),
    case("aid", S2029, "paragraphs: 2", f"paragraphs: 2\naids: {{{AID_1}, p2: 山坡孵化器由云…区设立，在孵企业109家。}}", "aids.p2",
         "an end is too short or too long", at="aids: {p1"),
    case("aid", S2029, "paragraphs: 2", f"paragraphs: 2\naids: {{{AID_1}, p2: 山坡孵化器由云汀高新区设立，在孵企业109家。}}", "aids.p2",
         "the whole of a long paragraph", at="aids: {p1"),
    case("aid", S2029, "paragraphs: 2", f"paragraphs: 2\naids: {{{AID_1}, {AID_2}}}\ndefects:\n"
         "- {kind: advertising, zh: 广告。, en: An advertisement., paragraphs: [2], strings: [企业109]}", "aids.p2",
         "'企业109' was injected into the source", at="aids: {p1"),
    Case("unused-source", {"sources/spare.yml": (None, "title: {zh: 无人引用, en: Uncited}\nshort: {zh: 无, en: Uncited}\npublisher: {zh: 甲, en: A}\n"
                           f"published: 2032\nsha256: {'0a' * 32}\nparagraphs: 1\nsummary: {{zh: 无。, en: None.}}\n")},
         "data/sources/spare.yml", "", "file", "nothing cites this source", "cite it or delete it"),
]
FIGURES = [
    case("unit", "indicators.yml", "unit: count\n  group: firms\n  part_of", "unit: cuont\n  group: firms\n  part_of", "high-tech-firms.unit",
         "unit 'cuont' does not exist", "did you mean 'count'?"),
    case("unit", "units.yml", "  printed: {1: 欧元}", "  printed: {1: 欧元 欧元}", "EUR.printed", "'欧元' stands twice", "one word has one factor"),
    case("unit", "units.yml", "  printed: {1: 欧元}", "  printed: {0: 欧元}", "EUR.printed.0", "a unit of nothing", "a factor above 0"),
    case("unit", "units.yml", "  currency: EUR\n", "  dimension: euros\n", "EUR.grammar", "money has a currency", "give both", at="  grammar: money\n  dimension: euros"),
    case("unit", "units.yml", "  currency: JPY\n", "  currency: XYQ\n", "JPY.currency", "'XYQ' is no currency of its own", "ISO 4217"),
    case("quantity", PLATFORM, "printed: 3000余家次", "printed: 数千家次", "facts[0].printed", "'数千家次' is indefinite", "leave the figure out"),
    case("quantity", PLATFORM, "printed: 3000余家次", "printed: 3000余亩", "facts[0].printed", "'亩' is mu, but the indicator is in count",
         "indicator of that unit"),
    case("quantity", PLATFORM, SERVICES, f"{SERVICES}\n  value: '3000'\n  note: {{zh: 注。, en: Note.}}", "facts[0].value", "can be read",
         "delete value", at="value: '3000'"),
    case("quantity", YUNTING, "  note: {zh: 原文省略了末位的单位，按三万五千理解。, en: The text leaves out the last unit. It is read as thirty-five thousand.}\n",
         "", "facts[22].value", "is given by hand without a note", "say in `note:`", at="value: 35000"),
    case("quantity", YUNTING, "unit: person", "unit: count", "facts[22].unit", "'count' is not the indicator's unit", "it is 'person'"),
    case("quantity", PLATFORM, SERVICES, f"{SERVICES}\n  qualifier: over", "facts[0].value", "is missing beside unit, qualifier or value_max",
         "value by hand", at="indicator: services"),
    case("fact-id", OPTICS, "key: listed-52", "key: listed-nearly-50", "facts[1]", "two facts have the key 'listed-nearly-50'",
         "give one of them a `key:`", at="indicator: listed-firms\n  printed: 52家"),
    case("conflict", OPTICS, "  note: {zh: 同一资料第14段作近50家。, en: 'Para. 14 of the same source has “nearly 50”.'}\n", "", "facts[1]",
         "'listed-firms' has several values for 2030-06", "`scope:`", at="indicator: listed-firms\n  printed: 52家"),
    case("part-of-whole", YUNTING, "printed: 705家", "printed: 1861家", "facts[1].printed", "1861.0 is more than the whole, 'tech-firms', 1860.0",
         "check both figures"),
    case("milestone", LIGHT, "date: 2031-06-15", "date: 2031-06-16", "dates[1].date", "'2031-06-16' does not hold the printed 15日",
         "the printed date decides"),
    case("milestone", LIGHT, "date: 2031-06-15", "date: 2031-07-15", "dates[1].date", "does not hold the printed 6月"),
    case("milestone", LIGHT, "date: 2033", "date: 2034", "dates[0].date", "does not hold the printed 2033年"),
    case("milestone", LIGHT, "date: 2033", "date: 2034~", "dates[0].date", "does not hold the printed 2033年"),
    case("milestone", LIGHT, "date: 2031-06-15", "date: 2031-Q2", "dates[1].date", "does not hold the printed 6月"),
    case("milestone", FAIR, "date: 2031-03-20", "date: 2031-03", "dates[0].date", "does not hold the printed 20日"),
]
PLACES = [
    case("region", LINCHUAN, "level: province\n", "", "file", "a region needs a level", "one of country", at=""),
    case("region", HILLSIDE, "type: incubator", "type: incubator\nlevel: area", "level", "only regions have one", "delete it", at="level: area"),
    case("region", HILLSIDE, "type: incubator", "type: incubator\ncoordinates: {lat: 1, lon: 2}", "coordinates", "only regions have one",
         at="coordinates: {lat: 1, lon: 2}"),
    case("region", YUNTING, "parent: regions/linchuan", "parent: clusters/precision-optics", "parent", "'clusters/precision-optics' is no region",
         "a region lies in a region"),
    case("region", YUNTING, "level: prefecture", "level: province", "parent", "'regions/linchuan' (province) is not above a province",
         "check parent and level", at="parent: regions/linchuan"),
    case("region", ZONE, "level: zone", "level: prefecture", "parent", "'regions/yunting' (prefecture) is not above a prefecture", at="parent: regions/yunting"),
    Case("region", {YUNTING: ("level: prefecture", "level: area")}, f"data/{ZONE}", "parent: regions/yunting", "parent",
         "'regions/yunting' (area) is not above a zone"),
    Case("cycle", {TIDE: ("en_status: translated", "en_status: translated\nparent: programmes/science-voucher"),
                   VOUCHER: ("en_status: translated", "en_status: translated\nparent: programmes/tide-programme")},
         f"data/{VOUCHER}", "parent: programmes/tide-programme", "parent",
         "parents form a circle: programmes/science-voucher → programmes/tide-programme → programmes/science-voucher", "cut it"),
    case("cycle", TIDE, "en_status: translated", "en_status: translated\nparent: programmes/tide-programme", "parent",
         "programmes/tide-programme → programmes/tide-programme", at="parent: programmes/tide-programme", more=("self-link",)),
    Case("cycle", {LINCHUAN: ("en_status: official", "en_status: official\nparent: regions/yunting-high-tech-zone")}, f"data/{LINCHUAN}",
         "parent: regions/yunting-high-tech-zone", "parent", "regions/linchuan → regions/yunting-high-tech-zone → regions/yunting → regions/linchuan",
         more=("region",)),
]
LANGUAGE = [
    case("english", FAIR, "en: Spring Fair", "en: Spring 会 Fair", "name.en", "'会' does not belong into English text", "translate it"),
    case("english", VOUCHER, "en: Science Voucher", "en: 𠮷 Voucher", "name.en", "'𠮷' does not belong into English text"),
    case("english", FAIR, "was on hand.", "was on hand，too.", "summary.en", "'，' does not belong", at="was on hand，too."),
    case("english", FAIR, "was on hand.", "was \"on hand\".", "summary.en", "typewriter quotation mark in '\"'", "use ’ and “ ”", at='"on hand"'),
    case("english", FAIR, "was on hand.", "wasn't on hand.", "summary.en", "typewriter quotation mark in 'n't'", at="wasn't"),
    case("english", ZONE, "en: [YHTZ]", "en: [云高]", "aliases.en[0]", "'云高' is no English name", "move it to aliases.zh"),
    case("english", OPTICS, "Para. 15 of", "Para. 15段 of", "facts[0].note.en", "'段'", at="Para. 15段 of"),
    case("english", S2029, "A one-page description", "A one-page 简介", "summary.en", "'简'", at="A one-page 简介"),
    case("english", TIDE, "en: For carriers and platforms", "en: For 载体", "parts[0].note.en", "'载'", at="For 载体"),
    case("chinese", FAIR, "亮相，共享", "亮相,共享", "summary.zh", "half-width sign in '相,共'", "use ，。；：（）", at="亮相,共享"),
    case("chinese", FAIR, "到会服务。", "到会服务.", "summary.zh", "half-width sign in '务.'", at="到会服务."),
    case("chinese", FUND, "zh: 首期,", "zh: first closing,", "facts[0].scope.zh", "no Chinese in the Chinese text", "translate it", at="zh: first closing,"),
    *(case("chinese", FAIR, "亮相，共享", f"亮相{sign}共享", "summary.zh", f"half-width sign in '相{sign}共'", at=f"亮相{sign}共享") for sign in ";:!?()."),
    case("chinese", FUND, "zh: 首期,", "zh: ABC,", "facts[0].scope.zh", "no Chinese in the Chinese text"),
    case("reading", FAIR, "zh: 春季对接会", "zh: 长春对接会", "name.zh", "nobody reviewed how '长', '会' is read in '长春对接会'", "add `长春: chángchūn`, `会: huì` to data/readings.yml"),
    case("reading", "readings.yml", "科创券: Kēchuàngquàn", "科创券: Kēchuàng", "科创券", "'Kēchuàng' is not a reading of '科创券'", "one syllable for each",
         more=("reading",)),
    case("reading", YUNTING, "reading: Yúntīng Shì", "reading: Yúndīng Shì", "reading", "'Yúndīng Shì' is not a reading of '云汀市'"),
    case("markup", FAIR, "en: Spring Fair", "en: Spring <b>Fair</b>", "name.en", "markup or a control character: '<b'", "data is plain text"),
    case("markup", FAIR, "en: Spring Fair", "en: '<script>alert(1)</script>'", "name.en", "'<s'"),
    case("markup", FAIR, "zh: 春季对接会", "zh: 春季<!--", "name.zh", "'<!'"),
    case("markup", FAIR, "was on hand.", "was on hand &nbsp; there.", "summary.en", "'&nbsp;'", at="&nbsp;"),
    case("markup", FAIR, "was on hand.", "was on hand &#60;b.", "summary.en", "'&#60;'", at="&#60;b"),
    case("markup", FAIR, "en: Spring Fair", "en: javascript:alert(1)", "name.en", "'javascript:'"),
    case("markup", FAIR, "en: Spring Fair", "en: x onmouseover=alert(1)", "name.en", "'onmouseover='"),
    case("markup", FAIR, "en: Spring Fair", "en: Spring\u200bFair", "name.en", "'\\u200b'"),
    case("markup", FAIR, "en: Spring Fair", "en: Spring\u202eFair", "name.en", "'\\u202e'"),
    *(case("markup", FAIR, "en: Spring Fair", f'en: "Spring{sign}Fair"', "name.en", f"'{shown}'")
      for sign, shown in (("\\x00", "\\x00"), ("\\x1f", "\\x1f"), ("\\x7f", "\\x7f"), ("\\u200f", "\\u200f"), ("\\u202a", "\\u202a"),
                          ("\\u2066", "\\u2066"), ("\\u2069", "\\u2069"), ("\\ufeff", "\\ufeff"))),
    case("markup", ZONE, "en: [YHTZ]", "en: ['<img src=x>']", "aliases.en[0].name", "'<i'"),
    case("markup", S2031, "en: Linchuan 2031", "en: <i>Linchuan</i>", "short.en", "'<i'"),
    case("markup", "indicators.yml", "en: Wafer size", "en: <i>Wafer</i> size", "wafer-size.en", "'<i'"),
    case("markup", "relations.yml", "en: produces", "en: <i>produces</i>", "produces.en", "'<i'"),
    case("markup", "types.yml", "en: Instrument}", "en: <i>Instrument</i>}", "types.products.instrument.en", "'<i'", at="<i>Instrument"),
    case("english", "indicators.yml", "en: Wafer size", "en: 晶圆 size", "wafer-size.en", "'晶'"),
    case("advertising", FAIR, "到会服务。", f"到会服务，{ADVERT}。", "summary.zh", f"'{ADVERT}' was injected into the source", "leave it out", at=ADVERT),
    case("advertising", LIST, "zh: [灯塔榜]", f"zh: [灯塔榜, {ADVERT}]", "aliases.zh[1].name", f"'{ADVERT}'"),
]
LIGHTS = "- {first: terms/lighthouse-firm, last: honours/lighthouse-list, indicators: [services]}"
ACROSS = "    stages:\n    - entities: [terms/lighthouse-firm]"
TABLES = [
    case("picture", "pictures.yml", "[honours/lighthouse-list]", "[honours/lighthouse-lists]", "ladders.lights.stages[1].entities[0]",
         "'honours/lighthouse-lists' does not exist", "did you mean 'honours/lighthouse-list'?"),
    case("picture", "pictures.yml", "[honours/lighthouse-list]", "[honours/lighthouse-list, organizations/starling-optics]",
         "ladders.lights.stages[1].entities[1]", "'organizations/starling-optics' has moved", "write 'organizations/starling-instruments'"),
    case("picture", "pictures.yml", "[listed-firms]", "[listed-firm]", "ladders.lights.stages[1].indicators[0]",
         "indicator 'listed-firm' does not exist", "did you mean 'listed-firms'?"),
    case("picture", "pictures.yml", "    stages:\n", "    leads: stage-before\n    stages:\n", "ladders.lights.leads",
         "relation 'stage-before' does not exist", "see data/relations.yml"),
    case("picture", "pictures.yml", ACROSS, f"    across:\n    {LIGHTS.replace('lighthouse-list', 'nowhere')}\n{ACROSS}",
         "ladders.lights.across[0].last", "'honours/nowhere' does not exist", at=LIGHTS.replace("lighthouse-list", "nowhere")),
    case("picture", "pictures.yml", ACROSS, f"    across:\n    {LIGHTS.replace('terms/lighthouse-firm', 'regions/yunting')}\n{ACROSS}",
         "ladders.lights.across[0].first", "'regions/yunting' names no stage of 'lights'", "the first entity of a stage names it",
         at="- {first: regions/yunting"),
    case("picture", "pictures.yml", ACROSS, f"    across:\n    {LIGHTS.replace('honours/lighthouse-list', 'terms/lighthouse-firm')}\n{ACROSS}",
         "ladders.lights.across[0].last", "'terms/lighthouse-firm' does not come after 'terms/lighthouse-firm'", "swap them",
         at="- {first: terms/lighthouse-firm"),
    case("picture", "pictures.yml", "water: [sea]", "water: [see]", "map.windows.bay.water[0]", "line 'see' does not exist", "did you mean 'sea'?"),
    case("picture", "pictures.yml", "  divide: yun\n", "  divide: yung\n", "map.divide", "line 'yung' does not exist", "did you mean 'yun'?"),
    case("picture", "pictures.yml", "  divide: yun\n", "  areas: {regions/nowhere: [31, 121]}\n", "map.areas.regions/nowhere",
         "'regions/nowhere' does not exist"),
    case("picture", "pictures.yml", "ladders:\n", "money: {groups: [gold]}\nladders:\n", "money.groups[0]", "group 'gold' does not exist",
         "see data/types.yml"),
    case("picture", "pictures.yml", "ladders:\n", "chain: {relations: [produces], kinds: [organizations], segment: {kind: clusters, type: segment}}\nladders:\n",
         "chain.segment.type", "'segment' is no type of clusters", "see data/types.yml"),
    case("theme", "themes.yml", "relations: [holds]", "relations: [hold]", "themes.standing.relations[0]", "relation 'hold' does not exist",
         "did you mean 'holds'?"),
    case("theme", "themes.yml", "groups: [space]", "groups: [spaces]", "themes.carriers.groups[0]", "group 'spaces' does not exist",
         "did you mean 'space'?"),
    case("theme", "themes.yml", "[setting, strategy, aims]", "[setting, strategies]", "order.programmes[1]", "theme 'strategies' does not exist",
         "did you mean 'strategy'?"),
    case("theme", "themes.yml", "first: [money, space", "first: [money, spaces", "headline.first[1]", "group 'spaces' does not exist"),
    case("theme", "themes.yml", "type: system,", "type: systems,", "systems.type", "'systems' is no type of programmes", "did you mean 'system'?"),
    case("theme", "themes.yml", "kinds: [funds], groups: [money]", "kinds: [funds], groups: [money, space]", "themes.money.groups[1]",
         "'space' belongs to 'carriers' already", "it would never be told here", at="money: {title"),
    case("theme", "themes.yml", "kinds: [events]", "kinds: [events, funds]", "themes.activities.kinds[1]", "'funds' belongs to 'money' already",
         at="activities: {title"),
]
NAMED = "name: {zh: 云汀图谱, en: Yunting Atlas}"
IDENTITY = [
    case("site", "site.yml", NAMED, "name: {zh: 云汀图谱, en: Atlas of Yuntings}", "name.en", "has 17 characters, and some places have room for 16",
         "add `short:"),
    case("site", "site.yml", NAMED, f"name: {{zh: {'云' * 17}, en: Yunting}}", "name.zh", "has 17 characters", "add `short:"),
    case("site", "site.yml", NAMED, f"{NAMED}\nshort: {{zh: 云汀, en: Atlas of Yuntings}}", "short.en", "has 17 characters", "shorten it", at="short:"),
    case("site", "site.yml", "since: 2026-01-01", "since: 2031-03-02", "since", "edition 1.0.0 of 2031-03-01 is older than the atlas", "scripts/changes"),
]
# A park that is open, and something planned for a day.
OPEN = (
    "state: {{stage: open, as_of: 2031-03-18, cite: linchuan-2031#p3}}\n"
    "dates:\n- {{what: {{zh: 揭牌, en: Opening}}, date: {0}, printed: 3月, cite: linchuan-2031#p3, status: planned}}"
)
SERVED = "  cite: linchuan-2031#p6\n  status: actual\nlinks:"
MEANING = [
    case("standing", PLATFORM, "indicator: services\n  printed: 3000余家次", "indicator: standing\n  printed: 唯一", "facts[0].ordinal", "is missing",
         "first, only, first-batch"),
    case("standing", PLATFORM, "  status: actual\n", "  status: actual\n  ordinal: only\n", "facts[0].ordinal", "'services' is no indicator of standing",
         "the unit `standing`", at="ordinal: only"),
    case("standing", PLATFORM, SERVICES, "indicator: standing\n  printed: 首批\n  ordinal: only", "facts[0].ordinal", "'首批' does not say 'only'",
         at="ordinal: only"),
    case("standing", PLATFORM, "  status: actual\n", "  status: actual\n  streak: 5\n", "facts[0].streak", "belongs to a rank", "unit is rank", at="streak: 5"),
    case("standing", PLATFORM, "  status: actual\n", "  status: actual\n  rank_in: {zh: 全省, en: In the province}\n", "facts[0].rank_in", "belongs to a rank",
         at="rank_in"),
    case("speaker", PLATFORM, "  status: actual\n", "  status: actual\n  said_by: terms/lighthouse-firm\n", "facts[0].said_by",
         "'terms/lighthouse-firm' cannot speak", "else a role", at="said_by"),
    case("reference", PLATFORM, "  status: actual\n", "  status: actual\n  said_by: organizations/nobody\n", "facts[0].said_by",
         "'organizations/nobody' does not exist", at="said_by"),
    case("whole", PLATFORM, SERVED, SERVED.replace("links:", "  of: regions/yunting#nothing-2029\nlinks:"), "facts[0].of", "is no figure", at="of: regions"),
    case("whole", PLATFORM, SERVED, SERVED.replace("links:", "  of: regions/yunting#high-tech-firms-2029\nlinks:"), "facts[0].of",
         "the whole is smaller than this part", "check both figures", at="of: regions"),
    case("whole", PLATFORM, SERVED, SERVED.replace("links:", "  of: platforms/shared-testing#services-to-2031-03\nlinks:"), "facts[0].of",
         "a part of itself", at="of: platforms"),
    case("holders", PLATFORM, "  status: actual\n", "  status: actual\n  holders: terms/lighthouse-firm\n", "facts[0].holders",
         "'terms/lighthouse-firm' is no title", "honours/", at="holders:"),
    case("outcome", PLATFORM, "as_of: ../2031-03", "as_of: 2031-03-19", "facts[0].as_of", "an actual figure of 2031-03-19 in a source of 2031-03-18"),
    case("state", HILLSIDE, "en_status: translated", f"en_status: translated\n{OPEN.format('2031-03-19')}", "state.stage", "'open' in 2031-03-18",
         at="state:"),
    case("link", SENSOR, PRESENTED, f"{PRESENTED[:-1]}, as_of: 2030-06-02}}\n{PRESENTED[:-1]}, status: ended, as_of: 2030-06-01}}",
         "links[1].as_of", "it ended before it began", at=f"{PRESENTED[:-1]}, status: ended"),
    case("outcome", PLATFORM, "as_of: ../2031-03", "as_of: 2099", "facts[0].as_of", "an actual figure of 2099 in a source of", "a plan, a target or a forecast?"),
    case("state", TERM, "en_status: translated", "en_status: translated\nstate: {stage: open, as_of: 2030, cite: yunting-2030#p17}", "state",
         "terms have no state", at="state:"),
    case("state", LIGHT, "en_status: translated", "en_status: translated\nstate: {stage: open, as_of: 2031, cite: linchuan-2031#p9}", "state.stage",
         "'open' in 2031", "one of the two is out of date", at="state:"),
    case("link", SENSOR, PRESENTED, "- {relation: presented-at, to: events/spring-fair}", "links[0].cite", "is missing", "`basis: atlas`"),
    case("link", SENSOR, PRESENTED, PRESENTED[:-1] + ", basis: atlas}", "links[0].why", "is missing", "the reason"),
    case("link", SENSOR, PRESENTED, PRESENTED[:-1] + ", why: {zh: 据名称, en: By its name}}", "links[0].why", "belongs to `basis: atlas`"),
    case("link", SENSOR, PRESENTED, PRESENTED[:-1] + ", status: ended}", "links[0].as_of", "is missing", "when did it end?"),
    case("link", SENSOR, PRESENTED, f"{PRESENTED[:-1]}, as_of: 2030}}\n{PRESENTED[:-1]}, status: ended, as_of: 2029}}", "links[1].as_of",
         "it ended before it began", at="as_of: 2029"),
    case("code", YUNTING, "reading: Yúntīng Shì", "reading: Yúntīng Shì\ncodes: [{scheme: GB/T 2260, code: '3206'}]", "codes[0].code",
         "'3206' is no code of GB/T 2260", "leave out what is not certain", at="codes:"),
    case("code", YUNTING, "reading: Yúntīng Shì", "reading: Yúntīng Shì\ncodes: [{scheme: GB/T 2260, code: '990600'}]", "codes[0].code", "is no code", at="codes:"),
    *(case("code", YUNTING, "reading: Yúntīng Shì", f"reading: Yúntīng Shì\ncodes: [{{scheme: GB/T 2260, code: '{code}'}}]", "codes[0].code", "is no code",
           at="codes:") for code in ("100600", "830600", "3206000")),
    case("code", STARLING, "en_status: official", "en_status: official\ncodes: [{scheme: USCC, code: 91320600MA1MUDFP5X}]", "codes[0].code",
         "is no unified social credit code", at="codes:"),
    case("code", STARLING, "en_status: official", "en_status: official\ncodes: [{scheme: GB/T 2260, code: '320600'}]", "codes[0].code",
         "has codes of places only", at="codes:"),
    case("policy", PLATFORM, "en_status: translated", "en_status: translated\npolicy: {cite: linchuan-2031#p6}", "policy", "platforms are no policies", at="policy:"),
    case("policy", VOUCHER, "en_status: translated", "en_status: translated\npolicy: {target_groups: [frims], cite: linchuan-2031#p7}",
         "policy.target_groups[0]", "target group 'frims' does not exist", "target-groups", at="policy:"),
]
PLAUSIBLE = [
    case("plausible", PLATFORM, "printed: 3000余家次", "printed: 2.5家", "facts[0].printed", "'2.5家' counts parts of one", "what is counted"),
    case("plausible", YUNTING, "printed: 2.87%", "printed: 287%", "facts[4].printed", "'287%' is no share of a whole", "change: true"),
    case("plausible", YUNTING, "printed: 2.87%", "printed: -2%", "facts[4].printed", "'-2%' is no share of a whole"),
    case("plausible", PLATFORM, "as_of: ../2031-03", "as_of: 1799", "facts[0].as_of", "1799 is no year of our age", "1800 to 2100"),
    case("plausible", LIGHT, "printed: 2033年", "printed: 昨天", "dates[0].printed", "'昨天' is no date by itself", "say in a `note:`"),
    case("plausible", ZONE, "lat: 31.52", "lat: 89.9", "coordinates", "is far from 'regions/yunting'",
         "in this order"),
    case("plausible", ZONE, "en: [YHTZ]", "en: [YHTZ, yhtz]", "aliases.en[1]", "'yhtz' is there already", "delete it"),
    case("plausible", FAIR, "en: Spring Fair}", f"en: {'Spring ' * 43}Fair}}", "name.en", "has 305 characters", "at most 300"),
    case("plausible", FAIR, "到会服务。", "到会服务。" + "很好。" * 700, "summary.zh", "characters", "at most 2000", at="到会服务。很好。"),
    case("citation", S2031, "paragraphs: 10", "paragraphs: 1", "paragraphs", "citations lie beyond its last paragraph, up to p10", "not blank"),
]
CASES = [*WORDS, *REFERENCES, *SOURCES, *FIGURES, *MEANING, *PLAUSIBLE, *PLACES, *LANGUAGE, *TABLES, *IDENTITY]

# Changes that come near a rule and do not break it: nothing at all is found.
NEAR: list[tuple[str, Patches]] = [
    ("needed: other names of the same ids", {"relations.yml": ("  zh: 位于\n  en: located in", "  zh: 地处\n  en: based in")}),
    ("needed: a relation that code does not name", {"relations.yml": ("presented-at:\n", "shown-at:\n"), SENSOR: ("presented-at", "shown-at")}),
    ("unit: a new one is one entry", {"units.yml": ("TEU:\n", "bbl: {zh: 桶, en: barrels, printed: {1: 桶}}\nTEU:\n")}),
    ("plausible: a share of a whole, the first and the last year", {YUNTING: ("printed: 2.87%\n  as_of: 2025", "printed: 100%\n  as_of: 2025"),
                                                                     PLATFORM: ("as_of: ../2031-03", "as_of: 1800/2031-03")}),
    ("plausible: a note says what is counted", {PLATFORM: ("printed: 3000余家次", "printed: 2.5家\n  note: {zh: 平均数。, en: A mean.}")}),
    ("standing: one of the first batch", {PLATFORM: (SERVICES, "indicator: standing\n  printed: 首批\n  ordinal: one-of-first-batch")}),
    ("standing: a rank held for years", {YUNTING: ("indicator: innovation-rank\n", "indicator: innovation-rank\n  streak: 2\n  rank_in: {zh: 全省, en: In the province}\n")}),
    ("speaker: a role, a body, itself", {PLATFORM: ("  status: actual\n", "  status: actual\n  said_by: platforms/shared-testing\n"),
                                         SENSOR: (PRESENTED, PRESENTED)}),
    ("whole: as large as its part", {YUNTING: ("printed: 705家\n  as_of: 2025\n", "printed: 1860家\n  as_of: 2025\n  of: regions/yunting#tech-firms-2025\n")}),
    ("whole: of another unit", {PLATFORM: (SERVED, SERVED.replace("links:", "  of: regions/yunting#rd-intensity-2029\nlinks:"))}),
    ("holders: of a title", {PLATFORM: ("  status: actual\n", "  status: actual\n  holders: honours/lighthouse-list\n")}),
    ("outcome: a target lies ahead", {PLATFORM: ("as_of: ../2031-03\n  dated: source\n  cite: linchuan-2031#p6\n  status: actual",
                                                 "as_of: 2099\n  cite: linchuan-2031#p6\n  status: target")}),
    ("outcome: the month of the source", {PLATFORM: ("as_of: ../2031-03", "as_of: 2031-03")}),
    ("state: open, and nothing still to come", {HILLSIDE: ("en_status: translated", "en_status: translated\nstate: {stage: open, as_of: 2031, cite: linchuan-2031#p3}")}),
    ("outcome: the day of the source", {PLATFORM: ("as_of: ../2031-03", "as_of: 2031-03-18")}),
    ("state: open, and a plan for the same day", {HILLSIDE: ("en_status: translated", f"en_status: translated\n{OPEN.format('2031-03-18')}")}),
    ("link: it ended on the day on which it began",
     {SENSOR: (PRESENTED, f"{PRESENTED[:-1]}, as_of: 2030-06-01}}\n{PRESENTED[:-1]}, status: ended, as_of: 2030-06-01}}")}),
    ("link: our own inference with its reason", {SENSOR: (PRESENTED, "- {relation: presented-at, to: events/spring-fair, basis: atlas, why: {zh: 据名称, en: By its name}}")}),
    ("link: it ended when it had begun", {SENSOR: (PRESENTED, f"{PRESENTED[:-1]}, as_of: 2030}}\n{PRESENTED[:-1]}, status: ended, as_of: 2030-06}}")}),
    ("code: a firm's with its check sign", {STARLING: ("en_status: official", "en_status: official\ncodes: [{scheme: USCC, code: 91350100M000100Y43}]")}),
    ("code: of the first province", {YUNTING: ("reading: Yúntīng Shì", "reading: Yúntīng Shì\ncodes: [{scheme: GB/T 2260, code: '110100'}]")}),
    ("code: of the last province", {YUNTING: ("reading: Yúntīng Shì", "reading: Yúntīng Shì\ncodes: [{scheme: GB/T 2260, code: '820100'}]")}),
    ("code: a city's", {YUNTING: ("reading: Yúntīng Shì", "reading: Yúntīng Shì\ncodes: [{scheme: GB/T 2260, code: '320600'}]")}),
    ("policy: a programme with an issuer", {VOUCHER: ("en_status: translated",
     "en_status: translated\npolicy: {issuer: organizations/joint-institute, instrument: governance, cite: linchuan-2031#p7}")}),
    ("vocabulary: another type of the kind", {STARLING: ("type: company", "type: institute")}),
    ("reference: another entity that exists", {SENSOR: ("to: events/spring-fair", "to: honours/lighthouse-list")}),
    ("moved: to any living entity", {MOVED: ("starling-instruments", "joint-institute")}),
    ("moved: across kinds", {MOVED: ("organizations/starling-instruments", "carriers/hillside-incubator")}),
    ("self-link: the slug of another kind", {SENSOR: ("to: events/spring-fair", "to: programmes/tide-programme")}),
    ("duplicate-link: the same link at another time", {SENSOR: (PRESENTED, f"{PRESENTED}\n{PRESENTED[:-1]}, as_of: 2030}}")}),
    ("duplicate-link: another relation of the same two", {SENSOR: (PRESENTED, f"{PRESENTED}\n{PRESENTED.replace('presented-at', 'holds')}")}),
    ("duplicate-link: a relation that is not symmetric, both ways",
     {SENSOR: (PRESENTED, PRESENTED.replace("presented-at", "produces").replace("events/spring-fair", "organizations/starling-instruments"))}),
    ("duplicate-name: a name of another kind", {VOUCHER: ("zh: 科创券, en: Science Voucher", "zh: 春季对接会, en: Spring Fair")}),
    ("alias: a sign that separates nothing", {LIST: ("aliases: {zh: [灯塔榜], en: []}", "aliases: {zh: ['灯塔/榜'], en: []}")}),
    ("part-key: the same name with a key", {TIDE: ("{zh: 后续资金, en: Later money}, cite: yunting-2030#p13",
                                                  "{zh: 后续资金, en: Seed money}, cite: yunting-2030#p13, key: later")}),
    ("citation: the last paragraph", {LIST: ("cite: linchuan-2031#p8\n", "cite: linchuan-2031#p10\n")}),
    ("source: a defect of the last paragraph",
     {S2029: ("paragraphs: 2", "paragraphs: 2\ndefects:\n- {kind: misprint, zh: 漏字。, en: A word is missing., paragraphs: [2]}")}),
    ("unused-source: cited by a link only", {HILLSIDE: ("parent_cite: hillside-2029#p2\n", "")}),
    ("quantity: another qualifier", {PLATFORM: ("printed: 3000余家次", "printed: 约3000家次")}),
    ("quantity: the unit of a value by hand may be left out", {YUNTING: ("unit: person", "scope: {zh: 在岗, en: In work}")}),
    ("fact-id: another date", {YUNTING: ("printed: 1.08亿美元\n  as_of: 2029", "printed: 1.08亿美元\n  as_of: 2028")}),
    ("conflict: another scope", {OPTICS: ("  note: {zh: 同一资料第14段作近50家。, en: 'Para. 14 of the same source has “nearly 50”.'}\n",
                                          "  scope: {zh: 含拟上市, en: Those preparing included}\n")}),
    ("conflict: another status", {OPTICS: ("  status: actual\n  key: listed-52\n  note: {zh: 同一资料第14段作近50家。, en: 'Para. 14 of the same source has “nearly 50”.'}\n",
                                           "  status: target\n  key: listed-52\n")}),
    ("conflict: another month", {OPTICS: ("52家\n  as_of: 2030-06\n  dated: source\n  cite: yunting-2030#p15\n  status: actual\n  key: listed-52\n"
                                          "  note: {zh: 同一资料第14段作近50家。, en: 'Para. 14 of the same source has “nearly 50”.'}\n",
                                          "52家\n  as_of: 2030-05\n  cite: yunting-2030#p15\n  status: actual\n  key: listed-52\n")}),
    ("part-of-whole: larger in another scope", {YUNTING: ("printed: 705家", "printed: 1861家\n  scope: {zh: 其他, en: Others}")}),
    ("part-of-whole: as large as the whole", {YUNTING: ("printed: 705家", "printed: 1860家")}),
    ("part-of-whole: larger at another date", {YUNTING: ("printed: 705家\n  as_of: 2025", "printed: 1861家\n  as_of: 2024")}),
    ("milestone: a day within a recorded period", {LIGHT: ("date: 2031-06-15", "date: 2031-06-15/2031-07-01")}),
    ("milestone: a year that is only about right", {LIGHT: ("date: 2033", "date: 2033~")}),
    ("milestone: a part of the printed year", {LIGHT: ("date: 2033", "date: 2033-Q2")}),
    ("milestone: two digits of a year are no year", {LIGHT: ("printed: 2033年", "printed: 33年")}),
    ("region: a zone within a zone", {YUNTING: ("level: prefecture", "level: zone")}),
    ("region: an area within an area", {YUNTING: ("level: prefecture", "level: area"), ZONE: ("level: zone", "level: area")}),
    ("region: the lowest rung below the highest", {LINCHUAN: ("level: province", "level: country"), YUNTING: ("level: prefecture", "level: macro")}),
    ("region: no coordinates", {YUNTING: ("coordinates: {lat: 31.5, lon: 120.25}\n", "")}),
    ("cycle: two children of one parent", {TIDE: ("en_status: translated", "en_status: translated\nparent: regions/yunting"),
                                           VOUCHER: ("en_status: translated", "en_status: translated\nparent: regions/yunting")}),
    ("english: quotation marks, dashes and letters with signs", {FAIR: ("was on hand.", "was “on hand” – the Café’s 5 m², 5\' wide – too.")}),
    ("chinese: Latin words and decimals", {FAIR: ("到会服务。", "到会服务，CMOS 线宽3.5微米，A.B 两款。")}),
    ("chinese: two letters are a sign", {FUND: ("zh: 首期,", "zh: AB,")}),
    ("chinese: a name may be Latin", {FAIR: ("zh: 春季对接会", "zh: SpringFair")}),
    ("reading: a polyphone with a reviewed word", {FAIR: ("zh: 春季对接会", "zh: 长春对接会"),
                                                   "readings.yml": ("春季对接会: Chūnjì", "长春对接会: Chángchūn")}),
    ("reading: a polyphone in a name with a reading of its own",
     {FAIR: ("zh: 春季对接会, en: Spring Fair}", "zh: 长春对接会, en: Spring Fair}\nreading: Chángchūn Duìjiēhuì")}),
    ("markup: less-than and ampersand", {FAIR: ("was on hand.", "was on hand, 3 < 5 & a<0.5, AT&T, x > y.")}),
    ("markup: a semicolon after R&D", {FAIR: ("was on hand.", "was on hand for R&D; others were not.")}),
    ("markup: words that begin like event handlers", {FAIR: ("was on hand.", "was on hand, once and only once, online.")}),
    ("picture: another entity that exists", {"pictures.yml": ("[honours/lighthouse-list]", "[regions/yunting]")}),
    ("picture: counts of the first and the last stage", {"pictures.yml": (ACROSS, f"    across:\n    {LIGHTS}\n{ACROSS}")}),
    ("picture: an area that exists", {"pictures.yml": ("  divide: yun\n", "  areas: {regions/linchuan: [31, 121]}\n")}),
    ("picture: none at all", {"pictures.yml": (None, None)}),
    ("aid: ends of four and of ten characters, a whole of twenty",
     {S2029: ("paragraphs: 2", "paragraphs: 2\naids: {p1: 山坡孵化器简介山坡孵化器简介山坡孵化器简, p2: 山坡孵化…设立，在孵企业109}")}),
    ("theme: a group that is told nowhere", {"themes.yml": (", groups: [money]", "")}),
    ("theme: none at all", {"themes.yml": (None, None)}),
    ("site: names of sixteen characters", {"site.yml": (NAMED, f"name: {{zh: {'云' * 16}, en: Atlas of Yunting}}")}),
    ("site: a long name with a short one", {"site.yml": (NAMED, "name: {zh: 云汀图谱, en: The Atlas of Yunting and Linchuan}\nshort: {zh: 云汀, en: Atlas of Yunting}")}),
    ("site: begun on the day of its first edition", {"site.yml": ("since: 2026-01-01", "since: 2031-03-01")}),
    ("advertising: half of the string", {FAIR: ("到会服务。", "到会服务，彩豆。")}),
    ("advertising: in the source that holds it", {S2030: ("zh: 第2段和第18段混入", f"zh: 第2段和第18段混入“{ADVERT}”等")}),
]
