"""The window of `tests/browser`, opened on this atlas."""

from ...browser.conftest import complaints, page

__all__ = ["complaints", "page"]
