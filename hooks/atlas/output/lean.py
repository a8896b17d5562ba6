"""Pages without what a parser of HTML adds by itself: ends of elements that follow from what comes next, and breaks
around elements that stand on lines of their own.

Both are as the standard has them (https://html.spec.whatwg.org/multipage/syntax.html#optional-tags).
"""

from __future__ import annotations

import re

# Beside their tags a line break is no space. Of <pre> this holds for the end alone.
BLOCKS = (
    "html|head|body|title|meta|link|header|nav|main|section|article|aside|footer|h[1-6]|p|div|ul|ol|li|dl|dt|dd|hr|table"
    "|caption|thead|tbody|tr|th|td|figure|figcaption|details|summary|blockquote|form|fieldset|legend|optgroup|option"
)
BREAKS = re.compile(rf"<(?:/?(?:{BLOCKS})|/pre)(?:\s[^<>]*)?>\n+")
ENDS = re.compile(
    "</(?:li|dt|dd|td|th|tr|tbody|option)>|</thead>(?=<tbody)|</rp>(?=<rt)|</rt>(?=<rp)|</p>(?=</(?:"
    "article|blockquote|dd|details|div|figure|footer|form|header|li|main|nav|section|td"
    ")>|<(?:"
    "address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|main|nav|ol|p|pre"
    r"|section|table|ul)[\s>])"
)


def lean(page: str) -> str:
    """The page as it goes out: what a browser makes of it is the same, but for texts of nothing but space."""
    return ENDS.sub("", BREAKS.sub(lambda found: found[0].rstrip("\n"), page))
