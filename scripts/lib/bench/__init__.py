"""Measurements: `build` of the time of a build, `search` of the search beside others, `draft` of what a draft finds."""
