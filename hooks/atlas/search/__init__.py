"""Search: the files from which a browser finds names, figures and texts without a server."""

from atlas.search.files import files
from atlas.search.program import program

__all__ = ["files", "program"]
