"""The lines of a visit in a form: services and products that are offered, and what is done to a line."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.core.errors import Flaw
from db.fields.parsing import FieldError, ParseContext
from db.fields.values import Ref
from db.salon.records import ProductRecord, ServiceRecord
from db.visits.records import ServiceLine
from salon_tui.screens.visits.readers import PRODUCTS, SERVICES, ProductsReader, ServicesReader
from salon_tui.widgets.form_state import FormState
from salon_tui.widgets.lines_entry import LinesEntry

STAFF = {1: Ref(7, "林小雨"), 2: Ref(9, "郝晨")}


def _service(id: int, code: int, name: str, price: int, readings: str, *, active: bool = True) -> ServiceRecord:
    return ServiceRecord(
        id=id,
        version=1,
        name=name,
        category="",
        minutes=60,
        price=price,
        tags=(),
        active=active,
        code=code,
        readings=readings,
    )


OFFERED = [
    _service(31, 1, "补水护理", 26800, "bushuihuli bshl"),
    _service(32, 2, "深层清洁", 18000, "shencengqingjie scqj"),
    _service(33, 3, "Eye care", 12000, "eyecare ec careeye ce"),
    _service(34, 4, "旧项目", 9900, "jiuxiangmu jxm", active=False),
    _service(35, 5, "补水面膜", 8800, "bushuimianmo bsmm"),
]


USED = [
    ProductRecord(
        id=5,
        version=1,
        name="Enzyme cleanser",
        brand="",
        unit="ml",
        price=0,
        tags=(),
        active=True,
        code=1,
        readings="enzymecleanser ec",
    ),
    ProductRecord(
        id=6,
        version=1,
        name="修护精华",
        brand="",
        unit="ml",
        price=0,
        tags=(),
        active=True,
        code=2,
        readings="xiuhujinghua xhjh",
    ),
    ProductRecord(
        id=8,
        version=1,
        name="停用面霜",
        brand="",
        unit="g",
        price=0,
        tags=(),
        active=False,
        code=3,
        readings="tingyongmianshuang tyms",
    ),
]


def context() -> ParseContext:
    return ParseContext(date(2026, 3, 10), STAFF)


def services(stood: dict[int, ServiceLine] | None = None) -> ServicesReader:
    return ServicesReader(OFFERED, context, 7, stood or {})


def form(values: dict[str, object] | None = None, stood: dict[int, ServiceLine] | None = None) -> FormState:
    state = FormState([LinesEntry(SERVICES, lines=services(stood)), LinesEntry(PRODUCTS, lines=ProductsReader(USED))])
    state.start(values or {})
    return state


def lines(state: FormState, name: str = "services") -> LinesEntry:
    entry = state.entry(name)
    assert isinstance(entry, LinesEntry)
    return entry


def held(entry: LinesEntry) -> list[Any]:
    """What the lines hold."""
    value: Any = entry.value
    return list(value or ())


def typed(entry: LinesEntry, *texts: str) -> None:
    """Types line after line, with Enter after each."""
    for text in texts:
        entry.take(text)
        entry.enter()


def read(reader: Any, text: str) -> str | Flaw:
    try:
        return " / ".join(" | ".join(reader.show(one)) for one in reader.read(text))
    except FieldError as error:
        return error.flaw
