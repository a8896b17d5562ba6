"""Where in a source something stands: articles, finding aids, and paragraph numbers as ranges."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from atlas.data.model import Article, Source, Text


def article_of(source: Source, paragraph: int) -> Article | None:
    """The article that a paragraph belongs to, where several share the source."""
    return next((article for article in source.articles if paragraph in article.paragraphs), None)


def titled(source: Source, paragraph: int) -> tuple[Text, Text]:
    """Title and publisher of what holds a paragraph: of its article, as far as that has its own, else of the source."""
    article = article_of(source, paragraph)
    return (article.title, article.publisher or source.publisher) if article else (source.title, source.publisher)


def aid_of(source: Source, paragraph: int) -> str:
    """The first and last characters of a paragraph, by which it is found in the original; empty if there are none."""
    return source.aids.get(f"p{paragraph}", "")


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of the paragraph numbers that follow each other; the same where one stands alone."""
    ordered = sorted(set(numbers))
    found = (list(run) for _, run in groupby(enumerate(ordered), key=lambda item: item[1] - item[0]))
    return [(run[0][1], run[-1][1]) for run in found]


def ranges(numbers: Iterable[int]) -> str:
    """Paragraph numbers with what follows each other drawn together: 1–7, 24, 26–32."""
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in runs(numbers))
