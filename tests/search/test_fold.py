"""Words and characters of other orthographies, as many as an atlas needs."""

from __future__ import annotations

import pytest

from atlas.search.fold import fold, folded


def _words(text: str, *words: str) -> list[str]:
    return fold([text], words)["words"].split()


def test_an_atlas_without_a_word_has_nothing_to_fold() -> None:
    assert fold([], []) == {"from": "", "to": "", "words": ""}


def test_a_character_of_the_texts_is_reached_from_its_other_forms_and_stays_itself() -> None:
    found = fold(["门"], [])
    assert ("門", "门") in zip(found["from"], found["to"], strict=True)
    assert "门" not in found["from"]


def test_a_text_is_folded_sign_by_sign() -> None:
    assert folded("廣州市的門 G60 𠮷") == "广州市的门 G60 𠮷"
    assert folded("什么是") == folded("什麼是") == "什么是"
    assert len(folded("乾隆著裡矽")) == 5 and folded(folded("乾隆著裡矽")) == folded("乾隆著裡矽")


def test_a_word_that_taiwan_says_otherwise_is_reached_from_it() -> None:
    assert "软体=软件" in _words("软件", "软件")


@pytest.mark.parametrize(("word", "reached"), [("大软件", True), ("软件大", True), ("软", False)])
def test_a_word_within_a_longer_one_is_reached_too(word: str, reached: bool) -> None:
    assert ("软体=软件" in _words(word, word)) == reached


def test_a_longer_word_that_follows_from_a_shorter_one_is_left_out() -> None:
    found = _words("软件开发", "软件开发", "软件")
    assert "软体=软件" in found and "软体开发=软件开发" not in found


@pytest.mark.parametrize(("text", "reached"), [("数字", True), ("数", False)])
def test_a_pair_given_by_hand_counts_where_the_texts_have_its_word(text: str, reached: bool) -> None:
    assert ("数位=数字" in _words(text)) == reached
