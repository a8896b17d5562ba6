"""Our search beside others: the same documents, the same queries, one browser, one run.

`corpora` says what is searched for and in what, `peers` writes each peer's files, `browser` measures them, `report` writes it down.
"""
