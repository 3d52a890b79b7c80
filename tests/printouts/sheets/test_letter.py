"""Letters: what stands in the window, how the text is broken and shared out, and that all of it is there."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from db.printing.letters.records import LetterSheet, Occasion
from db.printing.letters.texts import WORDING
from printouts.drawing import fonts
from printouts.drawing.form_page import area
from printouts.drawing.kit import MM
from printouts.registry import render, sheet_of
from printouts.sheets.clients.bulk import CancelledError
from printouts.sheets.salon import letter
from printouts.sheets.salon.letter import draw_letter
from tests.printouts import desk_samples, reading
from tests.printouts.desk_samples import ADDRESS, NAME, letters

LIVE = area(sheet_of("letter"))
PAGE = reading.Area(LIVE.left, LIVE.top, LIVE.right, LIVE.bottom)
SEEN = reading.Area(10, 45, 110, 95)
"""What the window can show, wherever the sheet has slid to."""
LANGUAGES = {"zh": "zh_en", "en": "en_zh"}
HOSTILE = "<b>fett</b> & &amp; <img src='/etc/passwd'/> {0} %s [/] 顾客＜王＞琍𬭎"


def sheet(text: str, language: str = "zh", count: int = 1) -> LetterSheet:
    """Letters in a language, from a salon with a phone."""
    made = letters(count, text)
    return replace(made, salon=made.salon._replace(paper=LANGUAGES[language], phone="021-6288 1234"))


def read(text: str) -> str:
    """A text as it is read back: without blanks, and with the printer's mark for what no face has."""
    shown = (fonts.glyph(char, False).char for part in text.split("\n") for char in fonts.clean(part))
    return "".join("".join(shown).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("occasion", Occasion)
def test_what_ships_is_a_letter_of_one_page(occasion: Occasion, language: str) -> None:
    text = WORDING[occasion].text(language)
    pdf, (page,) = reading.drawing(lambda: render("letter", sheet(text, language)))
    assert page.faults(PAGE) == []
    assert read(text) in reading.text(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_shows_the_address_and_nothing_else(language: str) -> None:
    _, (page,) = reading.drawing(lambda: render("letter", sheet("一", language)))
    seen = [text for text in page.texts if text.meets(SEEN)]
    assert "".join("".join(text.text.split()) for text in sorted(seen, key=lambda text: text.top)) in (
        f"200040{ADDRESS}{NAME}收".replace(" ", ""),
        f"{NAME}收{ADDRESS}200040".replace(" ", ""),
    )
    left, top, width, height = letter.WINDOW
    assert all(text.inside(reading.Area(left, top, left + width, top + height)) for text in seen)
    assert not [line for line in page.lines if line.top > 45 and line.bottom < 95]


def test_the_longest_address_that_a_client_can_have_fits_the_window() -> None:
    made = sheet("一")
    longest = replace(made.letters[0].to, address="上海市静安区南京西路恒隆广场" * 14 + "十二层楼")
    pdf, (page,) = reading.drawing(
        lambda: render("letter", replace(made, letters=(replace(made.letters[0], to=longest),)))
    )
    assert len(longest.address) == 200 and longest.address in reading.text(pdf)
    assert page.faults(PAGE) == []
    assert all(text.bottom < 90 for text in page.texts if text.meets(SEEN))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_text_goes_on_overleaf_for_each_client(language: str) -> None:
    text = "\n".join(WORDING[occasion].text(language) for occasion in Occasion for _ in range(3))
    pdf, pages = reading.drawing(lambda: render("letter", sheet(text, language, 2)))
    assert [page.faults(PAGE) for page in pages] == [[]] * len(pages)
    total = len(pages) // 2
    assert total == 4
    said = [reading.text(pdf, number) for number in range(len(pages))]
    for number, page in enumerate(said):
        at, of = number % total + 1, total
        assert (f"第{at}页，共{of}页" if language == "zh" else f"Page{at}of{of}") in page
        assert (ADDRESS.replace(" ", "") in page) == (at == 1) and NAME in page


@pytest.mark.parametrize("lines", range(1, 60, 3))
def test_the_ending_never_stands_alone(lines: int) -> None:
    _, pages = reading.drawing(lambda: render("letter", sheet("护" * (38 * lines - 2))))
    assert all(page.faults(PAGE) == [] for page in pages)
    counts = [sum("护" in text.text for text in page.texts) for page in pages]
    assert sum(counts) == lines and min(counts[1:], default=2) >= 2
    assert any(text.text == "时祺" for text in pages[-1].texts)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    text=st.text(
        st.one_of(
            st.sampled_from("，。；：！？、）》」”’…（《「“‘静颜美容琍𬭎 <>&;'\"/"),
            st.characters(exclude_categories=["C"]),
        ),
        max_size=400,
    )
)
def test_all_of_any_text_comes_back(language: str, text: str) -> None:
    pdf, pages = reading.drawing(lambda: render("letter", sheet(text, language), invariant=True))
    parts = ["".join(part.text.split()) for page in pages for part in page.texts]
    said = reading.text(pdf)
    assert read(text) in "".join(parts) and all(part in said for part in parts)
    assert all(page.faults(PAGE) == [] for page in pages)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == len(pages)


@reading.needs_poppler
def test_markup_is_text_like_any_other() -> None:
    for language in LANGUAGES:
        pdf = render("letter", sheet(HOSTILE, language))
        assert read(HOSTILE) in reading.poppler_text(pdf)
        assert reading.is_black_only(pdf)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    text=st.lists(
        st.sampled_from(["护理", "您好", "，", "。", "《", "》", "（", "）", "“", "”", "skin care ", "2026 ", "！"]),
        max_size=80,
    ).map("".join),
    room=st.floats(120, 400),
)
def test_lines_begin_and_end_as_they_may(text: str, room: float) -> None:
    text = fonts.clean(text)
    found = fonts.lines(text, 12, room, 24)
    assert "".join("".join(found).split()) == "".join(text.split())
    for number, line in enumerate(found):
        assert fonts.width(line, 12) <= room - (24 if number == 0 else 0)
    for before, after in pairwise(found):
        # a run of marks as long as half a line has to be broken somewhere
        if not set(before[-6:]) <= set("，。！《》（）“”") and not set(after[:6]) <= set("，。！《》（）“”"):
            assert after[0] not in "，。！》）”" and before[-1] not in "《（“"
            assert not (before[-1].isascii() and after[0].isascii() and before[-1].isalnum()) or " " in text


def test_the_text_is_as_wide_as_so_many_characters() -> None:
    assert len(fonts.lines("护" * 100, 12, letter.WIDTH * MM)[0]) == 38


def test_letters_are_told_one_by_one_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 3

    to = io.BytesIO()
    with pytest.raises(CancelledError):
        draw_letter(letters(5), to, progress=tell)
    assert told == [(1, 5), (2, 5), (3, 5)] and to.getvalue() == b""


def test_a_letter_by_hand_has_neither_name_nor_day() -> None:
    for paper in LANGUAGES.values():
        empty = desk_samples.sheet("letter", "empty", paper)
        pdf, (page,) = reading.drawing(partial(render, "letter", empty))
        said = reading.text(pdf)
        assert NAME not in said and "2026年" not in said and "November" not in said
        assert len([line for line in page.lines if line.right - line.left > 150]) > 8


def test_the_file_says_what_it_is_and_for_nobody() -> None:
    title = PdfReader(io.BytesIO(render("letter", letters(1)))).metadata
    assert title is not None and title.title == "信函 LT-01 · 2026-11"
