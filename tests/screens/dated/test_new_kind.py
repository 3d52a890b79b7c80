"""A new kind of dated record is one declaration of a dozen lines: everything else follows from it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.completeness.queries import completeness
from db.core.errors import Refused
from db.core.permissions import Role
from db.core.sql import rows
from db.dated.declaration import Carry, Chapter, Dated, Part
from db.dated.fields import GRADES, asked
from db.dated.kinds import KINDS
from db.dated.queries import dated_of, dated_record, waiting_dated
from db.fields.choices import AREAS
from db.fields.declaration import Kind, Term
from db.fields.values import Hidden, Value
from db.importing.operations import ImportTable, import_table
from db.text.dates import months_after
from tests.db.dated.samples import revise, save
from tests.db.erasing.calls import erase
from tests.db.importing.desk import sheet_file
from tests.db.merging.files import merged, two, undone
from tests.db.salon import LIN, OUYANG, OWNER, PERSON, Salon
from tests.screens.desks import at_desk


def scalp() -> Dated:
    return Dated(
        code="scalp",
        label=Term("Scalp analysis", "头皮诊断"),
        chapter=Chapter.SKIN,
        parts=(
            Part("hair", Term("Hair", "头发"), (asked("hair", "Hair", "发质", Kind.TEXT, required=True),)),
            Part(
                "at", Term("Where", "部位"), (asked("oil", "Oil", "油脂", Kind.CHOICE, GRADES, scale=True),), rows=AREAS
            ),
            Part("care", Term("Care", "护理"), (asked("product", "Product", "产品", Kind.PRODUCT),), most=3),
        ),
        headline=("hair",),
        again=3,
        weight=1,
        carry=Carry(never=frozenset({"hair"})),
    )


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(KINDS, "scalp", scalp())
    yield


def test_it_is_twelve_lines() -> None:
    source = inspect.getsource(scalp).splitlines()
    declaration = source[source.index("    return Dated(") + 1 : -1]
    assert len([line for line in declaration if line.strip() not in ("parts=(", "),")]) <= 12


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_it_is_listed_typed_revised_and_compared(salon: Salon, language: str) -> None:
    label = scalp().label.text(language)
    async with at_desk(salon, LIN, language) as desk:
        await desk.press("f2", *"8000", "enter", "3", "3")
        assert desk.line(label), "the skin has two kinds now, and its digit goes from one to the other"
        await desk.press("f6", *"dry, thin", "enter", "2")
        page = desk.app.screen
        page.form.go_to_field("product[1]")  # type: ignore[attr-defined]
        await desk.press(*"xhjh", "f10")
        assert desk.line("dry, thin") and label in desk.said
        salon.clock.forward(days=1)
        await desk.press("ctrl+r")
        assert "~2" in desk.text and "dry, thin" not in desk.text
        await desk.press(*"better", "enter", "1", "f10")
        found = dated_record(desk.app.desk_in_use, dated_of(desk.app.desk_in_use, salon.clients[OUYANG], "scalp")[0].id)
        assert (found.number, found.values["hair"], found.values["oil[face]"]) == (2, "better", "1")
        assert set(found.carried) == {"product[1]"}
        await desk.press("f4", "3")
        assert desk.line("▼") and desk.line("better") and desk.line("dry, thin")
        await desk.press("f12", "enter")
        grade = GRADES[1].term.text(language)
        assert desk.line(label) and "better" in desk.text and desk.line(AREAS[0].term.text(language)).endswith(grade)


def test_it_is_masked_for_five_roles(salon: Salon) -> None:
    values: dict[str, Value] = {"hair": "秘密", "oil[face]": "2"}
    made = save(salon, salon.desk(LIN), salon.clients[OUYANG], "scalp", values)
    seen: dict[Role, tuple[bool, bool]] = {}
    for role, name in PERSON.items():
        at = salon.desk(name)
        try:
            [line] = dated_of(at, salon.clients[OUYANG], "scalp")
            listed = not isinstance(line.headline["hair"], Hidden)
        except Refused:
            listed = False
        try:
            read = dated_record(at, made.id).values["hair"] == "秘密"
        except Refused:
            read = False
        seen[role] = (listed, read)
    assert seen == {
        Role.RECEPTIONIST: (False, False),
        Role.BEAUTICIAN: (True, True),
        Role.ADVISOR: (False, False),
        Role.KEEPER: (False, False),
        Role.MANAGER: (True, True),
    }


def test_it_counts_for_how_complete_a_file_is_and_is_taken_down_anew(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[OUYANG]
    before = completeness(at, client)
    made = save(salon, at, client, "scalp", {"hair": "干"})
    after = completeness(at, client)
    assert ("scalp" in before.missing, "scalp" in after.missing) == (True, False)
    assert (after.filled - before.filled, after.of) == (1, before.of)
    assert made.due == months_after(salon.clock.today, 3)
    salon.clock.forward(days=100)
    assert "scalp" in completeness(salon.desk(OWNER), client).missing


def test_it_goes_along_when_files_are_merged_and_away_with_the_client(salon: Salon) -> None:
    kept, gone = two(salon)
    made = save(salon, salon.desk(OWNER), gone, "scalp", {"hair": "干"})
    whose = "SELECT client_id FROM dated WHERE id = ?"
    merge = merged(salon, kept, gone)
    assert rows(whose, made.id) == [(kept,)]
    undone(salon, merge.id)
    assert rows(whose, made.id) == [(gone,)]
    of_hers = save(salon, salon.desk(OWNER), salon.clients[OUYANG], "scalp", {"hair": "油"})
    erase(salon, OUYANG)
    assert rows(whose, of_hers.id) == []


def test_it_has_a_history(salon: Salon) -> None:
    at = salon.desk(LIN)
    made = save(salon, at, salon.clients[OUYANG], "scalp", {"hair": "干"})
    again = revise(salon, at, made, "看错了", hair="油")
    assert [(line.state, line.why) for line in dated_of(at, salon.clients[OUYANG], "scalp")] == [
        ("current", "看错了"),
        ("replaced", ""),
    ]
    assert dated_record(at, made.id).replaced_by == again.id


def test_a_table_can_tell_of_it(salon: Salon, tmp_path: Path) -> None:
    path = sheet_file(
        tmp_path / "a.xlsx",
        ("姓名", "手机", "头皮诊断 发质", f"{AREAS[0].term.zh} 油脂"),
        ("苏晴岚", "13560010001", "干", "2"),
    )
    at = salon.desk(OWNER)
    assert import_table(at, ImportTable(request_id="i", path=path)).records == 1
    [line] = waiting_dated(at)
    assert dated_record(at, line.id).values == {"hair": "干", f"oil[{AREAS[0].code}]": "2"}
