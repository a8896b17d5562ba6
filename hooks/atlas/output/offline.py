"""A page of the site made fit for a folder on disk.

On a web server the address of a folder gives its `index.html`; from `file://` it gives a listing. So every link to a
folder is made to name the file. Nothing else of a page changes: taking `index.html` off those links gives the page
back. But for one line: what the site's search is, which a browser would ask the site itself. Links that scripts make in
the browser see to this themselves, by `location.protocol`.
"""

from __future__ import annotations

import re

INDEX = "index.html"
# A comment; or a tag, with all the text of an element that holds no markup.
TAG = re.compile(
    r"""<!--.*?-->|(<(script|style)\b(?:"[^"]*"|[^">])*>)(.*?</\2>)|<[a-zA-Z](?:"[^"]*"|[^">])*>""", re.DOTALL
)
ADDRESS = re.compile(r'(?<=\s)(href|src|action|content|data-[a-z-]+)="([^"]*)"')
REFRESH = re.compile(r"(\d+; ?url=)(.*)", re.IGNORECASE)
OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
SEARCH = re.compile(r'<link rel="search"[^>]*>\n?')
# Every page names its icon, and so says by which way it reaches the root: 404.html by the address of the site.
ROOT = re.compile(r'(?:src|href)="([^"]*)assets/(?:scheme\.js|images/favicon\.png)"')


def offline(html: str) -> str:
    """The page with every link to a folder naming its file; one whose links begin at the root of a server begins at its
    own folder.
    """
    root = root_of(html)

    def made(tag: re.Match[str]) -> str:
        if tag[0].startswith("<!"):
            return tag[0]
        head, rest = (tag[1], tag[3]) if tag[2] else (tag[0], "")
        return ADDRESS.sub(lambda attribute: _attribute(attribute, root), head) + rest

    return TAG.sub(made, SEARCH.sub("", html))


def root_of(html: str) -> str:
    """The path of the site's root on its server, with slashes at both ends, where links of the page begin there; else
    nothing.
    """
    found = ROOT.search(html)
    return found[1] if found and found[1].startswith("/") else ""


def _attribute(found: re.Match[str], root: str) -> str:
    name, value = found.groups()
    if name.startswith("data-"):
        # Addresses for scripts, which name the file themselves.
        return f'{name}="{value.removeprefix(root)}"'
    if name != "content":
        return f'{name}="{address(value, root)}"'
    refresh = REFRESH.fullmatch(value)
    return f'content="{refresh[1]}{address(refresh[2], root)}"' if refresh else found[0]


def address(target: str, root: str = "") -> str:
    """A link as it must be in a folder: `../haimen/#figures` → `../haimen/index.html#figures`; `root` is taken off the
    front.

    Links to other sites, to files and within the page stay as they are.
    """
    if OUTSIDE.match(target):
        return target
    target = (target.removeprefix(root) or "./") if root else target
    path, rest = _parted(target)
    if path.endswith("/") or path.rpartition("/")[2] in (".", ".."):
        path += INDEX if path.endswith("/") else f"/{INDEX}"
    return path.removeprefix("./") + rest


def _parted(target: str) -> tuple[str, str]:
    """The path, and the query and anchor with their signs."""
    path = re.split(r"[?#]", target, maxsplit=1)[0]
    return path, target[len(path) :]
