"""The atlas as a pure library, in rooms that import only downwards.

text · data · site · pictures, search, exports · web · meta, output. Nothing here imports mkdocs; the adapters beside
this package do.
"""
