"""Where errors are reported: the form of the repository, else a mail, else a page, else nowhere."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from atlas.site.release import Release
from atlas.site.report import report_link

from ..fixture.support import fixture_site

PATH = "en/regions/yunting/"


def _link(address: str = "https://atlas.test/sub/", **names: str | None) -> str:
    site = fixture_site()
    identity = site.atlas.identity.model_copy(update={"contact": None, "repository": None, **names})
    told = replace(site, atlas=replace(site.atlas, identity=identity), release=Release(address=address))
    return report_link(told, PATH, "Yunting & others", "en")


def test_a_form_has_the_page_and_its_title() -> None:
    link = urlsplit(_link(repository="https://code.test/x/atlas/", contact="a@atlas.test"))
    asked = parse_qs(link.query)
    assert (link.netloc, link.path) == ("code.test", "/x/atlas/issues/new")
    assert asked["page"] == asked["body"] == ["https://atlas.test/sub/" + PATH]
    assert asked["title"] == ["Report an error: Yunting & others"] and asked["template"] == ["figure.yml"]


def test_gitlab_has_names_of_its_own() -> None:
    link = urlsplit(_link(repository="https://gitlab.test/x/atlas"))
    assert link.path == "/x/atlas/-/issues/new"
    assert parse_qs(link.query)["issue[description]"] == ["https://atlas.test/sub/" + PATH]


def test_a_mail_has_the_path_where_the_address_is_not_known() -> None:
    link = urlsplit(_link("", contact="a@atlas.test"))
    assert (link.scheme, link.path) == ("mailto", "a@atlas.test")
    assert parse_qs(link.query) == {"subject": ["Report an error: Yunting & others"], "body": [PATH]}


@pytest.mark.parametrize(
    ("contact", "link"), [("https://atlas.test/contact", "https://atlas.test/contact"), (None, "")]
)
def test_a_page_for_contact_is_left_as_it_is_and_nothing_is_made_up(contact: str | None, link: str) -> None:
    assert _link(contact=contact) == link
