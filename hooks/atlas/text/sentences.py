"""The first sentence of a text, as one line of a list."""

from __future__ import annotations

import re

from atlas.text.language import Language

LONGEST = {"zh": 45, "en": 90}  # characters
END = {"zh": re.compile(r"[。！？；]"), "en": re.compile(r"[.!?](?=\s+[A-Z“(])|[.!?]$|;")}
CUT = {"zh": re.compile(r"[，、：）”]"), "en": re.compile(r"[,:]? ")}


def first_sentence(text: str, language: Language) -> str:
    """The first sentence or clause before a semicolon, without its stop; a long one is cut at the last break that fits
    and ends in an ellipsis.
    """
    end = END[language].search(text)
    sentence = text[: end.start()] if end else text
    longest = LONGEST[language]
    if len(sentence) <= longest:
        return sentence
    breaks = [found.start() for found in CUT[language].finditer(sentence, longest // 2, longest)]
    return sentence[: breaks[-1] if breaks else longest - 1] + "…"
