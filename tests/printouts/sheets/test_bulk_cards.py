"""Many cards at once: each like one alone, in files of a thousand, and to be stopped at any card."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pypdf import PdfReader

from db.sheets.client import CardSheet
from db.text.card_number import card_number, spaced
from printouts.drawing.words import MODES
from printouts.registry import render
from printouts.sheets.clients.bulk import CancelledError
from printouts.sheets.clients.bulk_cards import CARDS, render_cards
from tests.printouts import reading, samples

RARE = "𬭎䶮琍"


def sheets(count: int, paper: str = "zh_en", asked: list[int] | None = None) -> Iterator[CardSheet]:
    """Cards that differ by number and name."""
    for number in range(count):
        if asked is not None:
            asked.append(number)
        sheet = samples.card(paper)
        assert sheet.client is not None
        client = replace(
            sheet.client, number=card_number(number + 1), values={**sheet.client.values, "name": name(number)}
        )
        yield replace(sheet, client=client, visits=sheet.visits[: number % 3])


def name(number: int) -> str:
    return f"{RARE[number % 3]}静{number}"


def test_every_card_is_there_with_its_own_name_and_number() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    [pdf] = render_cards(sheets(7), 7, progress=tell)
    pages = [reading.text(pdf, page) for page in range(len(PdfReader(io.BytesIO(pdf)).pages))]
    assert len(pages) == 14
    for number in range(7):
        for page in (2 * number, 2 * number + 1):
            assert name(number) in pages[page]
            assert spaced(card_number(number + 1)).replace(" ", "") in pages[page]
    assert told == [(done, 7) for done in range(1, 8)]


@reading.needs_poppler
@pytest.mark.parametrize("mode", MODES)
def test_a_card_among_others_looks_as_it_does_alone(mode: str) -> None:
    found = list(sheets(3, mode))
    [pdf] = render_cards(found, 3)
    for number, sheet in enumerate(found):
        for page in (0, 1):
            alone = reading.pixels(render("card", sheet), page, 80)
            assert reading.pixels(pdf, 2 * number + page, 80).tobytes() == alone.tobytes()


def test_what_was_cut_is_said_on_its_own_card_only() -> None:
    found = list(sheets(3))
    found[1] = replace(found[1], visits=(samples.visit(1, steps="清洁、补水、导入" * 40),))
    [pdf] = render_cards(found, 3)
    assert ["续见屏幕" in reading.text(pdf, page) for page in range(6)] == [False, False, False, True, False, False]


def test_files_end_after_a_thousand_cards() -> None:
    made = [len(PdfReader(io.BytesIO(pdf)).pages) for pdf in render_cards(sheets(CARDS + 1), CARDS + 1)]
    assert made == [2 * CARDS, 2]
    assert list(render_cards(iter(()), 0)) == []


def test_the_empty_form_stands_once_in_a_file() -> None:
    sizes = [len(next(render_cards(sheets(count), count))) for count in (1, 11)]
    alone = len(render("card", next(sheets(1))))
    assert sizes[1] - sizes[0] < 10 * alone / 8


def test_printing_stops_when_it_is_told_to() -> None:
    asked: list[int] = []
    printing = render_cards(sheets(50, asked=asked), 50, progress=lambda done, total: done < 4)
    with pytest.raises(CancelledError):
        next(printing)
    assert asked == [0, 1, 2, 3]


def test_the_same_cards_are_the_same_file() -> None:
    assert next(render_cards(sheets(3), 3, invariant=True)) == next(render_cards(sheets(3), 3, invariant=True))
