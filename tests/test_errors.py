"""Every refusal speaks both languages, is spoken somewhere, and stands in the document that clients read."""

from __future__ import annotations

import re
from string import Formatter
from typing import Any

import pytest

from errors import SENTENCES, Code, Refused, Sentence
from tests.test_repository import ROOT, shipped

DOCUMENT = ROOT / "docs" / "errors.md"
OF_A_PROTOCOL = {"AUTOMATIC_UNKNOWN"}
"""What is a word for programs in either language."""


def gaps(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})


def rows() -> list[tuple[str, ...]]:
    """The rows of the document's tables, without their heads."""
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    found = [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in lines if line.startswith("| ")]
    return [row for row in found if row[0] != "code"]


@pytest.mark.parametrize("name", SENTENCES)
def test_both_texts_of_a_sentence_have_the_same_gaps(name: str) -> None:
    sentence = SENTENCES[name]
    assert gaps(sentence.zh) == gaps(sentence.en)
    assert re.search(r"[\u4e00-\u9fff]", sentence.zh) or name in OF_A_PROTOCOL
    assert not re.search(r"[\u4e00-\u9fff]", sentence.en)


@pytest.mark.parametrize("name", SENTENCES)
def test_a_refusal_is_told_in_both_languages_with_its_facts(name: str) -> None:
    sentence = SENTENCES[name]
    facts: dict[str, Any] = {gap: f"<{gap}>" for gap in gaps(sentence.en)}
    refused = Refused(sentence, path=["a", 0], **facts)
    for language in ("zh", "en"):
        assert all(fact in refused.text(language) for fact in facts.values())
        assert "{" not in refused.text(language)
    assert (refused.code, refused.path) == (sentence.code, ("a", 0))


def test_a_fact_with_braces_is_told_as_it_is() -> None:
    sentence = next(each for each in SENTENCES.values() if gaps(each.en) == ["detail"])
    assert "{0.__class__} {x" in Refused(sentence, detail="{0.__class__} {x").text("en")


def test_every_sentence_is_spoken_somewhere() -> None:
    # Once to import it, once at least to speak it.
    sources = [path.read_text(encoding="utf-8") for path in shipped() if path.parent.name != "errors"]
    spoken = {name for name in SENTENCES if any(len(re.findall(rf"\b{name}\b", source)) > 1 for source in sources)}
    assert set(SENTENCES) - spoken == set(), "sentences that nothing speaks"


def test_no_two_sentences_say_the_same() -> None:
    assert len({(each.zh, each.en) for each in SENTENCES.values()}) == len(SENTENCES)


def test_every_code_has_the_status_that_the_document_says() -> None:
    told = {row[0]: row[1] for row in rows() if row[1].isdigit()}
    assert told == {code.name: str(code.status) for code in Code}
    assert all(400 <= code.status < 600 for code in Code)


def test_the_document_has_every_sentence_under_its_code_and_no_other() -> None:
    told = [row for row in rows() if not row[1].isdigit()]
    spoken = [(each.code.name, each.zh, each.en) for each in SENTENCES.values()]
    assert sorted(told) == sorted(spoken)


def test_the_document_says_which_codes_are_reserved() -> None:
    used = {sentence.code for sentence in SENTENCES.values()}
    reserved = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if "is reserved" in line]
    assert set(re.findall(r"[A-Z_]{8,}", " ".join(reserved))) == {code.name for code in Code if code not in used}


def test_a_sentence_is_a_constant_under_its_own_name() -> None:
    assert all(isinstance(each, Sentence) and name.isupper() for name, each in SENTENCES.items())
