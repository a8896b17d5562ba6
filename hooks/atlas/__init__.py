"""The atlas as a pure library: load → check → link → views → pages, tables.

Nothing here imports mkdocs; the adapters beside this package do.
"""
