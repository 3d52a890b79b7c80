"""The sentences of the look: what every page and every question keeps, in every look, and without colours."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from salon_tui.app.themes import CALM, CONTRAST, MONO, PAPER, SIXTEEN, THEMES
from salon_tui.widgets.blocks import Blocks
from salon_tui.widgets.parts import section
from tests.db.salon import DESK_WOMAN, LIN, OUYANG, Salon
from tests.screens.desks import at_desk, burst
from tests.screens.painted import DRAWN, PALETTES, Cell, cells, own_regions, unreadable
from tests.screens.views import VIEWS

READ = ("foreground", "dim", "quiet", "accent", "alarm")
GROUNDS = ("background", "panel", "band", "well")
ON = (("on-mark", "mark"), ("on-tag", "tag"), ("on-stop", "stop"), ("background", "accent"))
BARS = (("shade", "background"), ("shade", "panel"))


def test_every_ink_can_be_read_on_every_ground() -> None:
    pairs = [*((ink, ground) for ink in READ for ground in GROUNDS), *ON, *BARS]
    assert [flaw for pair in pairs for flaw in unreadable(*pair)] == []


def test_sixteen_colours_are_those_that_they_are_said_to_be() -> None:
    numbers = {
        name: Color.parse(value).downgrade(ColorSystem.STANDARD).number
        for name, value in PALETTES[SIXTEEN.name].items()
    }
    assert numbers["background"] == numbers["panel"] == numbers["band"] == 0
    apart = ("foreground", "dim", "accent", "alarm", "mark", "stop", "rule")
    assert len({numbers[name] for name in apart}) == len(apart)


@pytest.mark.parametrize("look", [PAPER.name, CONTRAST.name, SIXTEEN.name])
@pytest.mark.parametrize("view", ["card", "registration, half", "question, payment"])
async def test_a_look_has_its_own_colours_for_what_the_calm_one_paints(salon: Salon, view: str, look: str) -> None:
    shown = next(one for one in VIEWS if one.name == view)
    names = {value: name for name, value in PALETTES[CALM.name].items()}
    async with at_desk(salon, shown.who) as desk:
        await shown.go(desk, salon)
        calm = cells(desk)
        desk.app.theme = look
        await desk.settle()
        for before, after in zip(calm, cells(desk), strict=True):
            for one, other in zip(before, after, strict=True):
                paper = names[one.paper]
                assert (other.text, other.paper) == (one.text, PALETTES[look][paper]), paper
                if one.text.strip():
                    ink = f"on-{paper}" if paper in ("tag", "stop") else names[one.ink]
                    assert other.ink == PALETTES[look][ink], (ink, paper)


@pytest.mark.parametrize(
    ("variables", "look"),
    [
        ({"COLORTERM": "", "TERM": "linux"}, SIXTEEN.name),
        ({"COLORTERM": "", "TERM": "xterm-256color"}, PAPER.name),
        ({"COLORTERM": "truecolor"}, PAPER.name),
        ({"NO_COLOR": "1"}, MONO.name),
        ({"COLORTERM": "", "TERM": "dumb"}, MONO.name),
    ],
)
async def test_the_look_is_one_that_the_terminal_can_show(
    salon: Salon, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], look: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    async with at_desk(salon, DESK_WOMAN) as desk:
        desk.app.show_look("en", PAPER.name)
        assert desk.app.theme == look


QUESTIONS = (("f6", "1", "f10"), ("f4",), ("ctrl+r", "f10", "f10"))


@pytest.mark.parametrize(
    ("look", "keys"),
    [*((CALM.name, keys) for keys in QUESTIONS), *((look, QUESTIONS[0]) for look in THEMES if look != CALM.name)],
    ids=str,
)
async def test_who_it_is_and_what_may_hurt_stay_awake_under_a_question(
    salon: Salon, look: str, keys: tuple[str, ...]
) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        desk.app.theme = look
        await burst(desk, "f2", *"8000", "enter", *keys[:-1])
        before = cells(desk)
        await burst(desk, keys[-1])
        after, page = cells(desk), cells(desk, desk.app.screen_stack[-2])
        own = own_regions(desk)
    assert OUYANG in "".join(cell.text for cell in before[0])
    for was, now in zip(before[:2], after[:2], strict=True):
        assert [_awake(cell) for cell in now] == [_awake(cell) for cell in was]
    asleep = [
        (was, now)
        for y in range(3, len(after) - 3)
        for x, (was, now) in enumerate(zip(page[y], after[y], strict=True))
        if now.text.strip() and now.text not in DRAWN and not any(region.contains(x, y) for region in own)
    ]
    assert asleep and all(was.text == now.text for was, now in asleep)
    palette = PALETTES.get(look)
    if palette is None:
        assert {_attributes(now.style) for _was, now in asleep} == {"dim"}
    else:
        assert {(now.ink, now.paper) for _was, now in asleep} == {(palette["below"], palette["background"])}
    corners = [cell for row in after for cell in row if cell.text in ("╭", "╮", "╰", "╯")]
    assert len(corners) == 4 and {cell.ink for cell in corners} == {palette["accent"] if palette else ""}


def _awake(cell: Cell) -> tuple[str, str, str, str]:
    """What is seen of a cell: a blank has no ink."""
    is_seen = bool(cell.text.strip())
    return cell.text, cell.paper, cell.ink if is_seen else "", _attributes(cell.style) if is_seen else ""


def _attributes(style: Style) -> str:
    """What a cell has besides colours."""
    has = {"bold": style.bold, "dim": style.dim, "underline": style.underline, "reverse": style.reverse}
    return " ".join(name for name, is_so in has.items() if is_so)


async def test_a_question_has_its_keys_in_the_key_line_and_nowhere_else(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await burst(desk, "f2", *"8000", "enter", "f6", "1", "f10")
        assert [line for line in desk.text.splitlines() if "F10" in line] == [desk.text.splitlines()[-1]]


async def test_a_block_that_does_not_fit_whole_is_left_out(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        blocks = Blocks()
        await desk.app.page("home").query_one("#body").mount(blocks)
        blocks.styles.height = 7
        long = [["third"]] * 3
        blocks.show(lambda cells: [[section("first", cells), ["one"]], [["second"]], long, [["fourth"]]])
        await desk.settle()
        shown = [line.strip() for line in desk.text.splitlines()]
        assert "one" in shown and "second" in shown and "fourth" in shown
        assert "third" not in shown


async def test_an_alert_wraps_and_is_never_cut(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        page = desk.app.page("home")
        causes = " · ".join(f"cause {number}" for number in range(20))
        page.alerts(causes, likes="pressure light")
        await desk.settle()
        rows = desk.text.splitlines()[1:5]
        assert causes in " ".join(" ".join(rows).split()) and any(row.endswith("pressure light") for row in rows)
