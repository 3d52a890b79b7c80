"""What an empty list says."""

from __future__ import annotations

import pytest

from salon_tui.widgets.paint import size
from salon_tui.widgets.parts import Nothing, nothing_yet

NOTHING = Nothing(
    "还没有联系记录",
    "电话、微信、短信，谁打的、说了什么，都按时间排在这里。",
    (("F6", "记一次联系"), ("F4", "约下一次")),
)


def texts(cells: int, height: int, nothing: Nothing = NOTHING) -> list[str]:
    """The rows, as they stand on the screen."""
    return [
        "".join(p if isinstance(p, str) else p[0] for p in row).rstrip() for row in nothing_yet(nothing, cells, height)
    ]


@pytest.mark.parametrize(("cells", "height"), [(78, 17), (71, 34)])
def test_it_stands_in_the_middle_with_one_left_edge(cells: int, height: int) -> None:
    rows = texts(cells, height)
    first = next(at for at, row in enumerate(rows) if row)
    assert abs(first - (height - len(rows))) <= 1
    edges = {len(row) - len(row.lstrip()) for row in rows if row}
    assert len(edges) == 1
    longest = max(size([row]) for row in rows)
    assert abs(edges.pop() - (cells - longest)) <= 1


def test_it_says_what_is_not_there_what_would_be_and_the_keys() -> None:
    assert [row.strip() for row in texts(78, 17) if row] == [
        "还没有联系记录",
        "电话、微信、短信，谁打的、说了",
        "什么，都按时间排在这里。",
        "F6  记一次联系    F4  约下一次",
    ]


def test_where_it_does_not_fit_whole_it_says_what_is_not_there_alone() -> None:
    assert [row.strip() for row in texts(78, 5) if row] == ["还没有联系记录"]


def test_a_list_as_high_as_what_it_says_begins_where_its_lines_would() -> None:
    assert texts(60, 0, Nothing("没有找到")) == ["  没有找到"]
