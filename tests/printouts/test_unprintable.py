"""Names with characters that the faces lack are told before they are printed: whose, and which characters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.fields.declaration import Term
from db.sheets.papers import CardStack, IndexLine, IndexSheet
from printouts.unprintable import unprintable
from tests.printouts import samples
from tests.printouts.samples import SALON, STAMP

LACKING = {"김민지": "김민지", "สมหญิง": "สมหญิง", "أمينة": "أمينة", "李😀娜": "😀"}


@pytest.mark.parametrize(("name", "characters"), LACKING.items())
def test_names_are_told_with_their_characters(name: str, characters: str) -> None:
    found = unprintable(samples.card(name=name))
    assert list(found) == [name]
    assert set(found[name]) == set(characters)
    other = samples.card(name="𬭎琍")
    stack = CardStack(salon=SALON, stamp=STAMP, cards=(other, samples.card(name=name)))
    assert list(unprintable(stack)) == [name], "of several cards, those that are concerned"
    line = IndexLine(number="00000013", name=name, reading=name, place="", group=Term("A", "A"))
    index = IndexSheet(salon=SALON, stamp=STAMP, order=Term("A", "A"), lines=(replace(line, name="李娜"), line))
    assert list(unprintable(index)) == [name]


def test_rare_names_that_the_faces_have_are_not_told() -> None:
    for name in ("𬭎", "琍", "䶮", "Zoë", "Ngô Thị Lan", "阿卜杜拉·买买提"):
        assert unprintable(samples.card(name=name)) == {}, name
