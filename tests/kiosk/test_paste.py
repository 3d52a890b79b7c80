"""Pastes come out whole, however the terminal's output is split over reads."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from salon_tui.kiosk.paste import LONGEST_PASTE, PASTE_SECONDS, Pasted, PasteReader

START, END = "\x1b[200~", "\x1b[201~"
STREAM = f"ab\x1b[A{START}张伟\x1b[20 x{END}c\x1b{START}{END}d"
typed_or_pasted = st.lists(
    st.tuples(st.booleans(), st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
)


def read(chunks: list[str]) -> tuple[str, list[str]]:
    """What was typed, without the marks, and what was pasted."""
    reader = PasteReader()
    parts = [part for chunk in chunks for part in reader.feed(chunk, 0.0)]
    typed = "".join(part for part in parts if isinstance(part, str)).replace(START + END, "")
    return typed, [part.text for part in parts if isinstance(part, Pasted)]


@given(st.sets(st.integers(0, len(STREAM))))
def test_a_read_may_end_anywhere(cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), len(STREAM)]
    chunks = [STREAM[start:end] for start, end in pairwise(edges)]
    assert read(chunks) == ("ab\x1b[Ac\x1bd", ["张伟[20 x", ""])


@given(typed_or_pasted, st.integers(1, 7))
def test_nothing_is_lost_or_mixed_up(pieces: list[tuple[bool, str]], size: int) -> None:
    stream = "".join(START + text + END if is_pasted else text for is_pasted, text in pieces)
    typed, pasted = read([stream[start : start + size] for start in range(0, len(stream), size)])
    assert typed == "".join(text for is_pasted, text in pieces if not is_pasted)
    assert pasted == [text for is_pasted, text in pieces if is_pasted]


def test_a_paste_is_bounded_in_length_and_in_time() -> None:
    reader = PasteReader()
    assert list(reader.feed(START + "x" * LONGEST_PASTE + "y", 0.0)) == [START + END]
    assert not list(reader.tick(PASTE_SECONDS / 2))
    assert list(reader.tick(PASTE_SECONDS)) == [Pasted("x" * LONGEST_PASTE, was_cut=True)]
    assert list(reader.feed("key", PASTE_SECONDS)) == ["key"]


def test_controls_are_left_out_and_lines_kept() -> None:
    assert read([f"{START}a\x00\x1b[31mb\r\nc\rd\te\x9b{END}"]) == ("", ["a[31mb\nc\nd\te"])
