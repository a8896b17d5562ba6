"""ES modules joined into classic scripts: what is right runs as modules would, what is wrong is named with file and
line.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from atlas.output.javascript import ENTRIES, ScriptError, joined, load, scripts, sources
from atlas.output.tokens import masked, tokens
from atlas.site.i18n import all_words

pytestmark = pytest.mark.node
A, B, C, ENTRY = "assets/a.js", "assets/b.js", "assets/c.js", "assets/entry.js"


def write(docs: Path, files: dict[str, str]) -> Path:
    for uri, text in files.items():
        (docs / uri).parent.mkdir(parents=True, exist_ok=True)
        (docs / uri).write_text(text, encoding="utf-8")
    return docs


def run(script: str) -> list[object]:
    """What a script gives to `say`, in Node."""
    node = shutil.which(os.environ.get("ATLAS_NODE") or "node")
    assert node
    whole = f"const said = [];\nconst say = (x) => said.push(x);\n{script}\nconsole.log(JSON.stringify(said));"
    done = subprocess.run([node, "-"], input=whole, capture_output=True, text=True, check=True)
    found: list[object] = json.loads(done.stdout)
    return found


def said(docs: Path, files: dict[str, str]) -> list[object]:
    return run(scripts(write(docs, files), [ENTRY])[ENTRY])


def findings(docs: Path, files: dict[str, str], *entries: str) -> list[str]:
    with pytest.raises(ScriptError) as error:
        scripts(write(docs, files), entries or [ENTRY])
    return error.value.findings


def test_a_module_is_run_once_and_before_those_that_need_it(tmp_path: Path) -> None:
    files = {
        C: 'say("c");\nexport const c = 1;\n',
        A: 'import { c } from "./c.js";\nsay("a");\nexport function a() {\n  return c + 1;\n}\n',
        B: 'import { c } from "./c.js";\nexport class B {\n  of() {\n    return c;\n  }\n}\n',
        ENTRY: '/* Why. */\nimport { a } from "./a.js";\nimport { B } from "./b.js";\n\nsay(a() + new B().of());\n',
    }
    assert said(tmp_path, files) == ["c", "a", 3]


@pytest.mark.parametrize("kind", ["async function", "function*", "async function*"])
def test_each_kind_of_function_can_be_exported(kind: str, tmp_path: Path) -> None:
    files = {A: f"export {kind} a() {{\n  return 1;\n}}\n", ENTRY: 'import { a } from "./a.js";\nsay(typeof a);\n'}
    assert said(tmp_path, files) == ["function"]


def test_modules_in_other_folders_are_found_from_where_the_import_stands(tmp_path: Path) -> None:
    files = {
        "assets/x/y.js": 'import { a } from "../a.js";\nexport const y = a;\n',
        A: "export const a = 7;\n",
        ENTRY: 'import { y } from "./x/y.js";\nsay(y);\n',
    }
    assert said(tmp_path, files) == [7]


def test_names_of_two_modules_do_not_collide(tmp_path: Path) -> None:
    """Each keeps its own scope: a name at the top of one is neither seen in another nor in the way of one."""
    files = {
        A: 'const LIMIT = 1;\nfunction open() {\n  return "a";\n}\nexport const a = [LIMIT, open()];\n',
        B: "const LIMIT = 2;\nexport const b = [LIMIT, typeof open];\n",
        ENTRY: 'import { a } from "./a.js";\nimport { b } from "./b.js";\nconst LIMIT = 3;\nsay([a, b, LIMIT]);\n',
    }
    assert said(tmp_path, files) == [[[1, "a"], [2, "undefined"], 3]]
    assert run(scripts(tmp_path, [ENTRY])[ENTRY] + "say(typeof LIMIT);")[-1] == "undefined"


def test_an_import_may_go_over_lines(tmp_path: Path) -> None:
    files = {
        A: "export const a = 1;\nexport const b = 2;\n",
        ENTRY: 'import {\n  a,\n  b,\n} from "./a.js";\nsay(a + b);\n',
    }
    assert said(tmp_path, files) == [3]


TRICKY = {
    "template over lines": ('`a\n   b  ${ 1 +  1 }\n\nexport const no = 1;\nimport { x } from "./x.js";\n`', None),
    "pattern with quotes": ('"a\'b`c".replace(/[\'"`]/g, "-")', "a-b-c"),
    "pattern with slashes": ('"a//b/*c".split(/\\/[/*]/).length', 3),
    "division": ("[8 / 2 / 2, (8) / 2, [8][0] / 2]", [2, 4, 4]),
    "comment signs in a text": ('"// /* no */ comment"', "// /* no */ comment"),
    "comments": ("/* one */ 1 // two\n + /* three\nexport const no = 1;\n */ 1", 2),
    "signs in a row": ("[1 + +1, 1 - -1, 1 + -1]", [2, 2, 0]),
}


@pytest.mark.parametrize("what", TRICKY)
def test_the_program_stays_the_same(what: str, tmp_path: Path) -> None:
    code, value = TRICKY[what]
    files = {A: f"export const a = {code};\n", ENTRY: 'import { a } from "./a.js";\nsay(a);\n'}
    plain = run(f"say({code});")
    assert said(tmp_path, files) == plain
    assert value is None or plain == [value]


def test_comments_go_and_licences_stay(tmp_path: Path) -> None:
    files = {
        A: "/*! Somebody, MIT */\n/* Why. */\n// How.\nexport const a = 1; // one\n",
        ENTRY: 'import { a } from "./a.js";\nsay(a);\n',
    }
    made = scripts(write(tmp_path, files), [ENTRY])[ENTRY]
    assert "/*! Somebody, MIT */" in made
    assert not [word for word in ("Why", "How", "one", "import", "export") if word in made]


@pytest.mark.parametrize(
    "files, wanted",
    [
        (
            {
                A: 'import { b } from "./b.js";\nexport const a = b;\n',
                B: 'import { a } from "./a.js";\nexport const b = a;\n',
                ENTRY: 'import { a } from "./a.js";\na();\n',
            },
            ["docs/assets/a.js:1: imports go round in a circle: assets/a.js → assets/b.js → assets/a.js"],
        ),
        (
            {
                A: 'import { a as b } from "./a.js";\nexport const a = 1;\n',
                ENTRY: 'import { a } from "./a.js";\na();\n',
            },
            [
                "docs/assets/a.js:1: assets/a.js exports no a as b",
                "docs/assets/a.js:1: imports go round in a circle: assets/a.js → assets/a.js",
            ],
        ),
        ({A: "export const a = 1;\n", ENTRY: "say(1);\n"}, ["docs/assets/a.js:1: no entry imports it"]),
        ({ENTRY: 'say(1);\nimport { a } from "./gone.js";\n'}, ["docs/assets/entry.js:2: there is no assets/gone.js"]),
        (
            {A: "export const a = 1;\n", ENTRY: '\nimport { a, b } from "./a.js";\n'},
            ["docs/assets/entry.js:2: assets/a.js exports no b"],
        ),
        (
            {A: "const a = 1;\n", ENTRY: 'import { a } from "./a.js";\n'},
            ["docs/assets/entry.js:1: assets/a.js exports no a"],
        ),
        (
            {
                A: "export const a = 1;\n",
                B: "export const a = 2;\n",
                ENTRY: 'import { a } from "./a.js";\nimport { a } from "./b.js";\n',
            },
            ["docs/assets/entry.js:2: a is there already, from line 1"],
        ),
        (
            {A: "export const a = 1;\n", ENTRY: 'import { a } from "./a.js";\nexport const a = 1;\n'},
            ["docs/assets/entry.js:1: a is there already, from line 2"],
        ),
        ({ENTRY: "export default 1;\n"}, ["docs/assets/entry.js:1: not understood: export default 1;"]),
        (
            {ENTRY: 'import "./a.js";\n', A: "say(1);\n"},
            ['docs/assets/entry.js:1: not understood: import "./a.js";', "docs/assets/a.js:1: no entry imports it"],
        ),
        (
            {ENTRY: 'import * as a from "./a.js";\n'},
            ['docs/assets/entry.js:1: not understood: import * as a from "./a.js";'],
        ),
        (
            {ENTRY: "say(1,\n  `${[1].map((n) => `<${n}  >`)}`);\n"},
            ["docs/assets/entry.js:2: minifying would change `${[1].map((n) => `<${n}  >`)}`"],
        ),
        (
            {ENTRY: "say(1);\nconst f = (x) =>\n  /^ x/.test(x);\n"},
            ["docs/assets/entry.js:3: minifying would change /^ x/"],
        ),
        ({ENTRY: "export let a = 1;\n"}, ["docs/assets/entry.js:1: not understood: export let a = 1;"]),
        (
            {ENTRY: "say(1);\n", A: 'import { x } from "./b.js";\n', B: "say(1);\n"},
            [
                "docs/assets/a.js:1: assets/b.js exports no x",
                "docs/assets/a.js:1: no entry imports it",
                "docs/assets/b.js:1: no entry imports it",
            ],
        ),
    ],
)
def test_what_is_wrong_is_named(files: dict[str, str], wanted: list[str], tmp_path: Path) -> None:
    assert findings(tmp_path, files) == wanted


def test_an_entry_has_to_be_there_and_is_no_module(tmp_path: Path) -> None:
    files = {ENTRY: "export const a = 1;\n", A: '\nimport { a } from "./entry.js";\n'}
    assert findings(tmp_path, files, ENTRY, A, B) == [
        "docs/assets/b.js:1: an entry, and not there",
        "docs/assets/a.js:2: assets/entry.js is an entry, and no module",
    ]


def test_the_scripts_of_the_site_are_joined(root: Path) -> None:
    made = scripts(root / "docs")
    assert set(made) == set(ENTRIES) and all(made.values())


def test_no_pattern_looks_behind(root: Path) -> None:
    """Safari before 16.4 does not read such a pattern, and then not the script that holds it."""
    assert [uri for uri in sources(root / "docs") if re.search(r"\(\?<[=!]", (root / "docs" / uri).read_text())] == []


def test_what_comes_after_another_script_takes_what_both_need_from_it(tmp_path: Path) -> None:
    """The module runs once, its bytes are in the first script alone, and its state is the same for both."""
    files = {
        A: 'say("a");\nexport const a = { n: 0 };\nexport const only = 5;\n',
        B: 'import { a } from "./a.js";\nexport const b = () => (a.n += 1);\n',
        C: 'import { b } from "./b.js";\nimport { only } from "./a.js";\n\nsay([b(), only]);\n',
        ENTRY: 'import { b } from "./b.js";\n\nsay(b());\n',
    }
    modules = load(write(tmp_path, files))
    first, later = (joined(modules, entry, {}, {C: ENTRY}) for entry in (ENTRY, C))
    assert run(f"const window = {{ atlas: {{}} }};\n{first}{later}") == ["a", 1, [2, 5]]
    assert "a.n" in first and "a.n" not in later


def test_what_comes_after_another_script_keeps_words_of_its_own(tmp_path: Path) -> None:
    asks = 'import { word } from "./words.js";\n\n'
    files = {WORDS: TABLE, ENTRY: f'{asks}say(word("actual").en);\n', C: f'{asks}say(word("target").en);\n'}
    modules = load(write(tmp_path, files))
    first, later = (joined(modules, entry, all_words(), {C: ENTRY}) for entry in (ENTRY, C))
    assert run(f"{first}{later}") == ["actual", "target"]


WORDS = "assets/words.js"
TABLE = "const WORDS = {};\nexport const word = (key) => WORDS[key];\nexport const words = word;\n"
ASKS = 'import { word, words } from "./words.js";\n'
NO_QUESTIONS = '/* word("forecast") */\nconst o = { word: (x) => x };\nsay(o.word("no"));\n'


def test_a_script_takes_in_the_words_that_its_modules_ask_for(tmp_path: Path) -> None:
    files = {
        WORDS: TABLE,
        A: f'{ASKS}export const a = [word("actual").en, words("mark-list").zh];\n',
        B: f'{ASKS}export const b = word("target").en;\n',
        ENTRY: f'import {{ a }} from "./a.js";\n\nsay(a);\n{NO_QUESTIONS}',
        C: 'import { b } from "./b.js";\n\nsay(b);\n',
    }
    made = scripts(write(tmp_path, files), [ENTRY, C])
    assert run(made[ENTRY]) == [["actual", "、"], "no"]
    assert run(made[C]) == ["target"]
    assert "目标" in made[C] and "目标" not in made[ENTRY] and "预计" not in made[ENTRY]


def test_words_come_in_a_language_with_what_is_filled_in(root: Path, tmp_path: Path) -> None:
    asks = [
        '[0, 1, 2].map((n) => word("search-count", "en", { n }))',
        'word("search-count", "zh", { n: 1 })',
        'word("search-none", "en", { query: "{n} {query}", n: 1 })',
        'word("search-count-of", "en", { n: "1" })',
        'words("mark-list")',
        '`${[1].map((n) => word("search-more", "en", { n }))}.`',
    ]
    module = (root / "docs" / WORDS).read_text(encoding="utf-8")
    assert said(tmp_path, {WORDS: module, ENTRY: ASKS + "".join(f"say({ask});\n" for ask in asks)}) == [
        ["0 results", "1 result", "2 results"],
        "1条结果",
        "Nothing found for “{n} {query}”.",
        "1 of {all} results",
        {"zh": "、", "en": ", "},
        "Show 1 more.",
    ]


def test_a_word_that_is_not_there_is_found(tmp_path: Path) -> None:
    asks = ASKS + 'const key = "actual";\nword("no-such-word");\nword(key);\nwords(`actual`);\nword("actual");\n'
    asks += 'say(`a\\${\n${word("no-a")}\n${[{ a: word }, word("no-b")]}\n`, word("no-c"), word);'
    assert findings(tmp_path, {WORDS: TABLE, ENTRY: asks}) == [
        "docs/assets/entry.js:3: there is no word no-such-word in hooks/atlas/site/i18n.yml",
        "docs/assets/entry.js:4: a word is asked for by a text, its key",
        "docs/assets/entry.js:5: a word is asked for by a text, its key",
        "docs/assets/entry.js:8: there is no word no-a in hooks/atlas/site/i18n.yml",
        "docs/assets/entry.js:9: there is no word no-b in hooks/atlas/site/i18n.yml",
        "docs/assets/entry.js:10: there is no word no-c in hooks/atlas/site/i18n.yml",
    ]


def test_the_module_of_words_has_a_place_for_them(tmp_path: Path) -> None:
    files = {WORDS: TABLE.replace("{}", "{ a: 1 }"), ENTRY: 'import { word } from "./words.js";\nword("actual");\n'}
    assert findings(tmp_path, files) == ["docs/assets/words.js:1: has no empty table of words, `const WORDS = {};`"]


def test_tokens_are_the_text(root: Path) -> None:
    for uri in sources(root / "docs"):
        text = (root / "docs" / uri).read_text(encoding="utf-8")
        assert "".join(token.text for token in tokens(text)) == text
        blank = masked(tokens(text))
        assert len(blank) == len(text) and blank.count("\n") == text.count("\n")


def test_every_export_is_imported(root: Path) -> None:
    """By a module, for its types by a comment, or by a test; else nobody would see that it is dead."""
    modules = load(root / "docs")
    written = " ".join((root / "docs" / uri).read_text(encoding="utf-8") for uri in modules)
    types = " ".join(re.findall(r"/\*\* @import (\{.*\}) from", written))
    inside = {(one.target, name) for module in modules.values() for one in module.imports for name in one.names}
    tests = " ".join(path.read_text(encoding="utf-8") for path in (root / "tests").rglob("*.js"))
    dead = [
        f"{uri}:{line}: {name}"
        for uri, module in modules.items()
        for name, line in module.exports.items()
        if (uri, name) not in inside and not re.search(rf"\b{name}\b", types + tests)
    ]
    assert dead == []
