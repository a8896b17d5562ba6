"""Where a reader of a page reports an error, with the page's address filled in."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from atlas.site.i18n import word
from atlas.site.site import Site
from atlas.text.language import Language

FORM = "figure.yml"  # of .github/ISSUE_TEMPLATE; its field `page` takes the address
GITLAB = "gitlab"


def report_link(site: Site, path: str, title: str, lang: Language) -> str:
    """The repository's form, else a mail, else the page that is given for contact; empty if there is none of them.

    Without an address of the site the page's path stands in its place, until the reader's window fills it in.
    """
    identity, address = site.atlas.identity, site.release.absolute(path) or path
    subject = f"{word('report', lang)}{word('mark-colon', lang)}{title}"
    if identity.repository:
        return _form(identity.repository.rstrip("/"), subject, address)
    if identity.contact and not identity.contact.startswith("https://"):
        return f"mailto:{quote(identity.contact, safe='@')}?" + urlencode(
            {"subject": subject, "body": address}, quote_via=quote
        )
    return identity.contact or ""


def _form(repository: str, subject: str, address: str) -> str:
    """A new issue. GitHub fills in its form, Gitea and Gitee title and text; GitLab has names of its own."""
    if GITLAB in repository:
        return f"{repository}/-/issues/new?" + urlencode(
            {"issue[title]": subject, "issue[description]": address}, quote_via=quote
        )
    fields = {"template": FORM, "title": subject, "page": address, "body": address}
    return f"{repository}/issues/new?" + urlencode(fields, quote_via=quote)
