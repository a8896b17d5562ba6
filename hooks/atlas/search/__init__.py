"""Search: the files from which a browser finds names, figures and texts without a server."""

from .files import files
from .program import program

__all__ = ["files", "program"]
