"""From an article to a draft: what it names, what it counts, and what looks wrong in it, each to be confirmed by a person.

`decode` reads the file, `figures` with `numbers` finds quantities, `known` and `names` find names, `guess` says of a
quantity whose, when and how sure it is, `write` makes the draft, and `command` is the command.
"""
