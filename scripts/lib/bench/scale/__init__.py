"""Atlases of real places, small to large: what a build costs, and what the search costs its readers.

`data` writes an atlas, `limits` runs what is measured, `steps` are its processes, `compare` runs them all, `report` writes them down.
"""
