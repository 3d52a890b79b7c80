"""Lists to choose from."""

from __future__ import annotations

import pytest

from salon_tui.screens.desk.sign_in import SignInPage
from salon_tui.widgets.cells import spread
from salon_tui.widgets.pick_list import Column, PickList, Row
from tests.db.salon import OWNER, Salon
from tests.screens.desks import at_desk, opened


async def test_lines_stand_there_with_the_first_painting(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that is painted without its lines at first is painted twice, which everybody waits for."""
    painted: list[str] = []

    def refresh(page: SignInPage) -> None:
        if page.query_one(PickList).size.width:
            strips = page._compositor.render_strips(page.size)
            painted.append("\n".join("".join(segment.text for segment in strip) for strip in strips))
        super(SignInPage, page)._compositor_refresh()

    monkeypatch.setattr(SignInPage, "_compositor_refresh", refresh, raising=False)
    async with opened(salon.archive, salon.folder):
        assert OWNER in painted[0]


async def test_of_lines_that_are_gone_before_the_list_is_laid_out_nothing_stays(salon: Salon) -> None:
    class Late(PickList[int]):
        def on_resize(self) -> None:
            self.fill([Row(1, ("stays",))])

    async with at_desk(salon, OWNER) as desk:
        late = Late([Column(10)])
        late.rows = [Row(number, (f"line {number}",)) for number in range(9)]
        await desk.app.page("home").query_one("#body").mount(late)
        await desk.settle()
        assert "stays" in desk.text and "line 3" not in desk.text


async def test_what_is_late_has_one_sign_also_under_the_mark(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        late = PickList[int]([Column(4, "right"), Column(10)])
        late.rows = [
            Row(1, ("1", "in time")),
            Row(2, ("22", "late"), "alarm"),
            Row(3, ("3", "! said"), "alarm"),
            Row(4, ("alone",), "alarm"),
        ]
        await desk.app.page("home").query_one("#body").mount(late)
        await desk.settle()
        words = ("in time", "late", "! said", "alone")
        assert [desk.line(word).strip() for word in words[1:]] == ["! 22  late", "3  ! said", "! alone"]
        marked = []
        for word in words:
            marked.append(desk.line(word).strip())
            late.move(1)
            await desk.settle()
        assert marked == ["▸  1  in time", "▸!22  late", "▸  3  ! said", "▸!alone"]


async def test_the_end_is_the_last_line_that_can_be_read(salon: Salon) -> None:
    """A list that can't be read on would be asked for its rest forever."""
    async with at_desk(salon, OWNER) as desk:
        lines = PickList[int]([Column(10)])
        await desk.app.page("home").query_one("#body").mount(lines)
        pages = iter([[Row(2, ("second",))], None])
        lines.fill([Row(1, ("first",))], more=lambda _last: next(pages))
        lines.move_to_end(1)
        assert lines.chosen == 2


@pytest.mark.parametrize(("cells", "last"), [(28, 0), (40, 5)])
def test_a_column_of_which_only_the_head_is_said_gives_way_before_a_text_is_cut(cells: int, last: int) -> None:
    columns = (Column(6, grow=1), Column(4), Column(3, "right"))
    rows, heads = [("infectious disease", "stop", "")], [("What", "Verdict", "Spoke")]
    assert spread(columns, rows, cells, heads=heads, has_side=False) == (2, [18, 7, last])
