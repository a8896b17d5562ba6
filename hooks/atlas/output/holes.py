"""What pages say of a release, left out of what is kept of them and filled in when they are written."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import quote

from atlas.site.release import Release


class Holes:
    """What pages say of the release instead of its edition and its commit, which are filled in later.

    The first holds a sign that addresses write in another way, as editions do. A release that says either in another
    form than these is left as it is.
    """

    VERSION, COMMIT = "atlasEditionToFillIn+", "atlasCommitToFillIn"
    FORMS = (re.compile(r"[0-9.]+(?:\+changed)?"), re.compile(r"(?:[0-9a-f]{40}|unknown)(?:-dirty)?"))

    def __init__(self, release: Release) -> None:
        said = {"version": release.version, "commit": release.commit}
        fits = all(form.fullmatch(text) for form, text in zip(self.FORMS, said.values(), strict=True))
        self.said = {"version": self.VERSION, "commit": self.COMMIT} if fits else {}
        pairs = (
            (self.VERSION, release.version),
            (quote(self.VERSION), quote(release.version)),
            (self.COMMIT, release.commit),
        )
        self._pairs = [(hole.encode(), text.encode()) for hole, text in pairs] if fits else []
        self.digest = blake2b(repr(self._pairs).encode(), digest_size=16).digest()  # of what is filled in

    def fill(self, content: bytes) -> bytes:
        """What is written."""
        for hole, text in self._pairs:
            content = content.replace(hole, text)
        return content
