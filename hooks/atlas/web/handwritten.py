"""What Markdown makes of hand-written pages, put right for this site.

No inline styles, which the policy forbids; tables and code that keys can scroll.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from posixpath import dirname, normpath

ALIGNED = re.compile(r' style="text-align: (left|center|right);"')
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
HEAD_CELL = re.compile(r"<th[ >]")
WIDE = 4  # columns from which a table may be wider than a window
WRAPPED = '<div class="table-wrap"{}>\n{}\n</div>'
CODE = re.compile(r"<pre><code(?P<named>[^>]*)>(?P<text>.*?)</code></pre>", re.DOTALL)
LONG = 40  # characters from which a line of code may be wider than a phone
KEYS = ' tabindex="0"'
LINK = re.compile(r"""(?:\]\(|\]:[ ]*|(?:href|src)=["'])([^)\s#?"']+)""")  # from a hand-written page


def settled(html: str) -> str:
    """The body of a page: numbers to the right by class, every table in a box that scrolls; wide tables and code within
    reach of keys.
    """
    return CODE.sub(_reachable, TABLE.sub(lambda found: _boxed(found.group()), ALIGNED.sub(_by_class, html)))


def _by_class(found: re.Match[str]) -> str:
    return ' class="num"' if found.group(1) == "right" else ""


def _boxed(table: str) -> str:
    columns = len(HEAD_CELL.findall(table.partition("</tr>")[0]))
    return WRAPPED.format(KEYS if columns >= WIDE else "", table)


def _reachable(found: re.Match[str]) -> str:
    longest = max(len(unescape(line)) for line in found["text"].split("\n"))
    return f"<pre><code{found['named']}{KEYS if longest >= LONG else ''}>{found['text']}</code></pre>"


def linked_from(written: Mapping[str, str]) -> set[str]:
    """What hand-written pages, by their uris, link to: MkDocs looks at such links."""
    return {
        normpath(f"{dirname(uri)}/{target}")
        for uri, text in written.items()
        for target in LINK.findall(text)
        if ":" not in target
    }
