"""Search: the files from which a browser finds names, figures and texts without a server."""

from atlas.search.files import files

__all__ = ["files"]
