"""What every sheet says, filling by filling: the value beside its label, and the ticks.

``SALON_TUI_UPDATE_GOLDEN=1`` writes what is there now; look at the difference before it is committed.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from db.care.records import Taken
from db.clients.fields.client import ALERT_FIELDS, CLIENT_FIELDS
from db.dated.kinds import KINDS
from db.fields.declaration import Access, Field, Kind, Term
from db.fields.values import Hidden
from db.papers.filing import index_groups
from db.sheets.client import CardSheet, IntakeSheet
from db.visits.fields import VISIT_FIELDS
from printouts.registry import CABINET_SHEETS, DESK_SHEETS, SHEETS, Contents, render
from tests.printouts import cabinet_samples, dated_samples, desk_samples, hard_texts, samples
from tests.printouts.layout import laid_out

FOLDER = Path(__file__).parents[1] / "golden"
UPDATE = "SALON_TUI_UPDATE_GOLDEN"
_HEALTH = {field.name for field in (*CLIENT_FIELDS, *VISIT_FIELDS) if field.access is Access.HEALTH}
Filling = Callable[[], Contents]


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The salon's time zone."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _hidden(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is left of values where health may not be seen."""
    return {name: Hidden() if name in _HEALTH else value for name, value in values.items()}


def _typed(text: str) -> dict[str, Any]:
    """A text in every field that people type."""
    return {field.name: text for field in CLIENT_FIELDS if field.kind in (Kind.TEXT, Kind.NOTE)}


def _of_clients(sheet: Callable[..., Contents], empty: Callable[[str], Contents]) -> dict[str, Filling]:
    return {
        "filled zh_en": sheet,
        "filled en": partial(sheet, "en"),
        "empty zh": partial(empty, "zh"),
        "empty en_zh": partial(empty, "en_zh"),
        "health hidden zh": partial(sheet, "zh", **_hidden(samples.VALUES)),
        "hostile zh_en": partial(sheet, **_typed(hard_texts.HOSTILE)),
        "longest en_zh": partial(sheet, "en_zh", **_typed(hard_texts.LONGEST)),
        "taken down zh_en": partial(_taken, sheet, "zh_en", dated_samples.taken()),
        "taken down en": partial(_taken, sheet, "en", dated_samples.taken()),
        "taken down hostile zh_en": partial(_taken, sheet, "zh_en", dated_samples.spoiled(hard_texts.HOSTILE)),
        "taken down longest en_zh": partial(_taken, sheet, "en_zh", dated_samples.spoiled(hard_texts.LONGEST)),
    }


def _taken(sheet: Callable[..., Contents], paper: str, taken: Taken) -> Contents:
    contents = sheet(paper)
    assert isinstance(contents, CardSheet | IntakeSheet)
    return replace(contents, taken=taken)


def _without_alerts(**values: Any) -> Contents:
    card = samples.card("zh", **values)
    assert card.client is not None
    return replace(card, client=replace(card.client, alerts=()))


def _of_the_desk(kind: str) -> dict[str, Filling]:
    sheet = partial(desk_samples.sheet, kind)
    fillings: dict[str, Filling] = {
        "filled zh_en": partial(sheet, "filled"),
        "filled en": partial(sheet, "filled", "en"),
        "empty zh": partial(sheet, "empty", "zh"),
        "empty en_zh": partial(sheet, "empty", "en_zh"),
        "hostile zh_en": partial(sheet, "hostile"),
        "longest en_zh": partial(sheet, "longest", "en_zh"),
    }
    if kind == "visit":
        fillings["health hidden zh_en"] = partial(desk_samples.visit, values=_hidden(samples.VISIT))
        fillings["busy zh_en"] = desk_samples.busy_visit
        fillings["planned zh_en"] = desk_samples.planned_visit
        fillings["planned en"] = partial(desk_samples.planned_visit, "en")
        fillings["planned longest en_zh"] = partial(desk_samples.planned_visit, "en_zh", hard_texts.LONGEST)
    if kind == "destroy":
        fillings["several zh_en"] = desk_samples.destroyed_together
        fillings["several en"] = partial(desk_samples.destroyed_together, "en")
    if kind == "record":
        for dated in KINDS:
            fillings[f"{dated} zh_en"] = partial(desk_samples.record, dated)
            fillings[f"{dated} en"] = partial(desk_samples.record, dated, "en")
    return fillings


def _of_the_cabinet(kind: str) -> dict[str, Filling]:
    sheet = partial(cabinet_samples.sheet, kind)
    fillings: dict[str, Filling] = {
        "filled zh_en": partial(sheet, "filled"),
        "filled en": partial(sheet, "filled", "en"),
        "empty zh": partial(sheet, "empty", "zh"),
        "empty en_zh": partial(sheet, "empty", "en_zh"),
    }
    if kind != "labels":
        fillings["hostile zh_en"] = partial(sheet, hard_texts.HOSTILE)
        fillings["longest en_zh"] = partial(sheet, hard_texts.LONGEST, "en_zh")
    if kind == "appointment":
        fillings["a guest zh_en"] = cabinet_samples.slip_of_a_guest
    if kind == "index":
        for order in (index_groups.BY_PINYIN, index_groups.BY_CREATION):
            fillings[f"{order.en} zh_en"] = partial(cabinet_samples.index, order, 25)
    return fillings


def _labels() -> dict[str, Filling]:
    fillings: dict[str, Filling] = {}
    for label in ("card", "place", "address", "slip"):
        grid = "slips" if label == "slip" else "L7159"
        for name, text in (("filled", ""), ("hostile", hard_texts.HOSTILE), ("longest", hard_texts.LONGEST)):
            fillings[f"{label} {name} zh_en"] = partial(cabinet_samples.labels, label, 4, grid, text)
    return _of_the_cabinet("labels") | fillings


FILLINGS: dict[str, dict[str, Filling]] = {
    "card": _of_clients(samples.card, samples.empty_card)
    | {
        "health hidden, no alert zh": partial(_without_alerts, **_hidden(samples.VALUES)),
        "asked, no alert zh": partial(_without_alerts, **{field.name: () for field in ALERT_FIELDS}),
        "not asked zh": partial(_without_alerts, **{field.name: None for field in ALERT_FIELDS}),
    },
    "intake": _of_clients(samples.intake, samples.empty_intake),
    **{kind: _of_the_desk(kind) for kind in DESK_SHEETS},
    **{kind: _of_the_cabinet(kind) for kind in CABINET_SHEETS},
    "labels": _labels(),
}


def test_every_sheet_has_its_texts() -> None:
    assert list(FILLINGS) == [*SHEETS, *DESK_SHEETS, *CABINET_SHEETS]
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(FILLINGS)


@pytest.mark.parametrize("kind", FILLINGS)
def test_a_sheet_says_what_it_said(kind: str) -> None:
    said = "".join(f"═══ {name}\n{laid_out(render(kind, made()))}\n" for name, made in FILLINGS[kind].items())
    path = FOLDER / f"{kind}.txt"
    if os.environ.get(UPDATE):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(said, "utf-8")
    assert path.exists(), f"there is no {path.name}; {UPDATE}=1 writes it"
    assert said == path.read_text("utf-8")


def _names(record: Any) -> Sequence[str]:
    return [field.name for field in fields(record)] if is_dataclass(record) else record._fields


def _facts(record: Any) -> dict[str, Any]:
    """What a record says that would be missed: words, days and figures, people by their names."""
    found = {name: getattr(value := getattr(record, name), "label", value) for name in _names(record)}
    return {name: value for name, value in found.items() if _tells(value)}


def _tells(value: object) -> bool:
    match value:
        case bool():
            return False
        case str():
            return len(value) > 1
        case int():
            return abs(value) > 9
        case _:
            return isinstance(value, date)


def _records(contents: object) -> Iterator[Any]:
    """Every record that a sheet is drawn from, itself among them."""
    if isinstance(contents, Term | Field):
        return
    if isinstance(contents, Mapping):
        contents = tuple(contents.values())
    if is_dataclass(contents) or hasattr(contents, "_fields"):
        yield contents
        contents = tuple(getattr(contents, name) for name in _names(contents))
    if isinstance(contents, tuple | list):
        for one in contents:
            yield from _records(one)


def test_no_two_facts_could_be_exchanged_unnoticed() -> None:
    """Of two that are the same in all fillings, the texts would be the same if one stood in the other's place."""
    same: set[tuple[str, str, str]] = set()
    apart: set[tuple[str, str, str]] = set()
    for fillings in FILLINGS.values():
        for name, made in fillings.items():
            if "hostile" in name or "longest" in name:
                continue
            for record in _records(made()):
                for (one, first), (other, second) in combinations(_facts(record).items(), 2):
                    if type(first) is type(second):
                        (same if first == second else apart).add((type(record).__name__, one, other))
    assert len(apart) > 500, "records were read"
    assert sorted(same - apart) == []
