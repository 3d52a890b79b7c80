"""The face by zones, and the list beside it: what they say, in plain text and in both languages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.dated.comparing import compare
from db.dated.declaration import Values, key_of
from db.dated.kinds.skin import SKIN
from db.dated.zones import FINDING_CODES, ZONE_CODES, read_zones, with_told
from salon_tui.screens.skin.face import CELLS, face, legend, seen_by_zone
from salon_tui.screens.skin.seen_list import seen_rows
from salon_tui.widgets.paint import Piece, size, width
from salon_tui.words import i18n


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


BEFORE = with_told({}, read_zones("1-16 0, 8+9 3.2, 7 1.2, 2 8.1"))
AFTER = with_told(BEFORE, read_zones("8+9 3.1, 5 8.2, 14 -"))
CARRIED = ("blackheads[nose]", "fine_lines[glabella]")


def plain(rows: Sequence[Sequence[Piece]]) -> list[str]:
    """What stands there without any style, as it does where there is no colour."""
    return ["".join(piece if isinstance(piece, str) else piece[0] for piece in row) for row in rows]


def drawn(values: Values, before: Values | None = None, carried: Collection[str] = ()) -> list[str]:
    return plain(face(seen_by_zone(values, compare(SKIN, before, values) if before else (), carried)))


def listed(values: Values, before: Values | None, carried: Collection[str], cells: int, rows: int) -> list[str]:
    return plain(seen_rows(values, compare(SKIN, before, values) if before else (), carried, cells, rows))


def test_the_face_says_degrees_and_what_became_of_them() -> None:
    assert drawn(AFTER, BEFORE, CARRIED) == [
        "      .---------------.      ",
        "R   .'      1 □□□      '. L  ",
        "  /  4 □□□         3 □□□  \\  ",
        " |          2 ■□□~         | ",
        " |  6 □□□           5 ■■□▲ | ",
        " | 11 □□□    / \\   10 □□□  | ",
        " |  9 ■□□▼  7 ■■□~  8 ■□□▼ | ",
        "  \\        12 □□□         /  ",
        "   \\ 14 -        13 □□□  /   ",
        "    '.     15 □□□      .'    ",
        "      '--.         .--'      ",
        "17 -     | 16 □□□  |  18 -   ",
    ]


degrees_seen = st.dictionaries(
    st.sampled_from(list(ZONE_CODES)), st.tuples(st.sampled_from(list(FINDING_CODES)), st.sampled_from("0123"))
)


@settings(max_examples=50, deadline=None)
@given(degrees_seen)
def test_every_zone_stands_on_the_face_once_with_its_degree(seen: dict[str, tuple[str, str]]) -> None:
    values = with_told({key_of(finding, zone): grade for zone, (finding, grade) in seen.items()}, ())
    rows = drawn(values)
    assert all(width(row) == CELLS for row in rows)
    found = dict(re.findall(r"(?<!\d)(\d{1,2}) ([■□]{3}|-)", "\n".join(rows)))
    degrees = {zone: int(grade) for zone, (_finding, grade) in seen.items()}
    assert found == {
        f"{number}": "■" * degrees[zone] + "□" * (3 - degrees[zone]) if zone in degrees else "-"
        for number, zone in enumerate(ZONE_CODES, 1)
    }


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [
        ("7 1.2 3.1", "7 1.1", "▼"),
        ("7 1.1 3.1", "7 1.2", "▲"),
        ("7 1.1 3.1", "7 1.2 3.0", "*"),
        ("7 1.1", "7 1.1", " "),
        ("8 1.1", "7 1.1", "?"),
        ("7 0", "7 1.1", "▲"),
    ],
)
def test_a_zone_has_one_sign(before: str, after: str, sign: str) -> None:
    first = with_told({}, read_zones(before))
    rows = "\n".join(drawn(with_told(first, read_zones(after)), first))
    assert re.search(rf" 7 [■□]+{re.escape(sign)}", rows)


def test_the_list_says_changes_first_then_what_was_taken_over_then_where_nobody_looked() -> None:
    assert listed(AFTER, BEFORE, CARRIED, 46, 12) == [
        " 5 L eye    fine lines 0 > 2 ▲ heavier",
        " 8 L cheek  pores      2 > 1 ▼ lighter",
        " 9 R cheek  pores      2 > 1 ▼ lighter",
        " 2 glabella fine lines     1 ~ taken over",
        " 7 nose     blackheads     2 ~ taken over",
        "14+17+18  not looked at",
    ]
    i18n.use("zh")
    assert listed(AFTER, BEFORE, CARRIED, 46, 4) == [
        " 5 左眼周 细纹 0 > 2 ▲ 加重",
        " 8 左颊   毛孔 2 > 1 ▼ 减轻",
        "另有 3 项所见",
        "14+17+18  未看",
    ]
    assert plain(legend(30)) == ["□□□ 无  ■□□ 轻  ■■□ 中  ■■■ 重"]


def test_a_first_analysis_lists_what_was_seen() -> None:
    assert listed(AFTER, None, (), 46, 12)[:2] == [" 2 glabella fine lines     1 ", " 5 L eye    fine lines     2 "]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("cells", [34, 46])
def test_no_line_is_wider_than_its_place(language: str, cells: int) -> None:
    before = with_told({}, read_zones("22 2.2 11.1, 16 0"))
    values = with_told(before, read_zones("22 2.1, 17+18 13.3"))
    i18n.use(language)
    for rows in range(2, 14):
        found = seen_rows(values, compare(SKIN, before, values), (), cells, rows)
        assert len(found) == rows
        assert all(size(row) <= cells for row in found)
