"""Every code, flaw, role and permission has its words, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.clients.fields.client import ALERT_FIELDS
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.permissions import Permission, Role
from db.staff.weak_pins import weakness
from printouts.errors import PaperCode, PaperError
from salon_tui.words import i18n
from salon_tui.words.paper_sentences import PAPERS, paper_sentence
from salon_tui.words.permissions import PERMISSIONS
from salon_tui.words.refusals.every_code import NO_CONSENT, SENTENCES
from salon_tui.words.refusals.flaws import FLAWS, UNREADABLE_TABLES, WEAK_PINS
from salon_tui.words.sentences import ROLES, alert_name, sentence

EVERYTHING = [*SENTENCES.values(), *FLAWS.values(), *WEAK_PINS.values(), *UNREADABLE_TABLES.values(), *PAPERS.values()]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


def test_nothing_is_without_words() -> None:
    assert set(SENTENCES) == set(Code)
    assert set(FLAWS) == set(Flaw)
    assert set(PAPERS) == {code.value for code in PaperCode}
    assert set(ROLES) == set(Role)
    assert set(PERMISSIONS) == set(Permission)


@pytest.mark.parametrize("code", Code)
def test_a_sentence_needs_no_facts(code: Code) -> None:
    said = sentence(SalonError(code))
    assert said.endswith(".")
    assert not re.search(r"[{}!]", said)


@pytest.mark.parametrize("text", EVERYTHING)
def test_sentences_are_plain(text: str) -> None:
    assert text.endswith(".")
    assert "!" not in text
    assert not re.search(r"\b(error|invalid|exception|null|SQL|database|sorry)\b", text, re.IGNORECASE)


TOLD_BY = {"time": {"seconds", "wait"}, "clock": {"time"}, "what": {"permission"}}
"""The facts that fill a place in a sentence, where those have other names."""


def test_whoever_refuses_gives_what_the_sentence_tells() -> None:
    given: dict[str, set[str]] = {}
    for path in Path("db").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(args=[ast.Attribute(value=ast.Name(id="Code"), attr=code), *_], keywords=keywords):
                    given.setdefault(code, set()).update(one.arg or "" for one in keywords)
    for code, facts in given.items():
        # with ** whatever there is
        for place in () if "" in facts else re.findall(r"{(\w+)}", SENTENCES[Code[code]]):
            assert facts & TOLD_BY.get(place, {place}), (code, place)


def test_facts_are_told() -> None:
    assert "Wait until 10:15." in sentence(SalonError(Code.NOT_YET, time="10:15"))
    assert "“in the salon”" in sentence(SalonError(Code.NOT_LIVE, state="arrived"))
    assert sentence(SalonError(Code.WAIT, seconds=28)) == "Too many tries. Wait 28 seconds, then try again."
    assert sentence(SalonError(Code.WAIT, seconds=1)) == "Too many tries. Wait 1 second, then try again."
    assert "61 minutes" in sentence(SalonError(Code.WAIT, seconds=3601))
    assert "30 seconds" in sentence(SalonError(Code.WRONG_PIN, wait=30))
    assert "Wait" not in sentence(SalonError(Code.WRONG_PIN, wait=0))
    assert "process 4711" in sentence(SalonError(Code.DESK_TAKEN, holder="4711"))
    assert "¥1,268.05" in sentence(SalonError(Code.STILL_TO_PAY, amount=126805))
    assert "exactly 8" in sentence(SalonError(Code.WEAK_PIN, why="length", digits=8))
    assert "take this payment" in sentence(SalonError(Code.NOT_ALLOWED, permission="take_payment"))
    assert "still open" in sentence(SalonError(Code.CLOSED, open=1))
    assert "health" in sentence(SalonError(Code.HAS_NO_CONSENT, purpose="consent_health"))
    assert "password" in sentence(SalonError(Code.UNREADABLE_TABLE, why="encrypted"))
    assert sentence(InvalidFields({"name": Flaw.REQUIRED, "phone": Flaw.NOT_A_PHONE})).startswith("2 answers")
    said = sentence(SalonError(Code.CONFLICT, item="水杨酸净肤护理", alert="acids", count=1))
    assert "水杨酸净肤护理" in said
    assert "AHA or salicylic acid" in said


def test_what_the_printer_said_is_told() -> None:
    said = paper_sentence(PaperError(PaperCode.REFUSED, printer="Laser", said="out of {paper}."))
    assert said == "The printer Laser doesn't take this sheet: out of {paper}. Check the printer, then print again."
    for code in PaperCode:
        assert "{" not in paper_sentence(PaperError(code))


def test_facts_with_braces_do_no_harm() -> None:
    assert "{0} {path.__class__}" in sentence(SalonError(Code.CONFLICT, item="{0} {path.__class__}", alert="acids"))
    assert "/tmp/{x}" in sentence(SalonError(Code.NO_ARCHIVE, path="/tmp/{x}"))


def test_every_alert_has_a_name() -> None:
    for field in ALERT_FIELDS:
        for entry in field.choices:
            assert alert_name(entry.code) == entry.term.en
    i18n.use("zh")
    assert alert_name("acids") == "果酸/水杨酸"


def test_every_reason_for_a_weak_pin_has_words() -> None:
    pins_by_reason = {
        "digits": "90517x",
        "length": "9051",
        "sequence": "123456",
        "repeats": "909090",
        "mirror": "905509",
        "date": "880312",
        "phone": "138051",
    }
    for why, pin in pins_by_reason.items():
        assert weakness(pin, [Role.RECEPTIONIST], ["00138051"]) == why
    # which one that was until now is known where it is changed
    assert set(WEAK_PINS) == {*pins_by_reason, "same"}


def test_every_sentence_is_in_chinese_too() -> None:
    texts = [*EVERYTHING, *NO_CONSENT.values(), *ROLES.values(), *PERMISSIONS.values()]
    i18n.use("zh")
    untranslated = [text for text in texts if i18n._(text) == text]
    assert untranslated == []
    for code in Code:
        assert not re.search(r"[{}!！]", sentence(SalonError(code)))
    braces = {text: set(re.findall(r"{\w+}", text)) for text in texts}
    assert [text for text in texts if set(re.findall(r"{\w+}", i18n._(text))) != braces[text]] == []
