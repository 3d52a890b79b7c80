"""The products used on a visit, with amount and batch as written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.sql import rows
from db.text.cleaning import clean
from db.visits.models import Visit
from db.visits.store.asking import ASKED_OF_PRODUCTS
from db.visits.store.line_rows import Cells, of_all, replace


@dataclass(frozen=True, slots=True)
class ProductUsed:
    """A product used on a visit; one that is not in the catalogue has a name only."""

    name: str
    product: int | None = None
    amount: str = ""
    batch: str = ""
    line: int = 0


class ProductRow(NamedTuple):
    """A line of products, with what rules are asked of it; one that is not in the catalogue has no id there."""

    id: int
    product: int | None
    name: str
    amount: str
    batch: str
    asked: tuple[Any, ...] = ()


_PRODUCTS = (
    "SELECT l.id, l.product_id, l.name, l.amount, l.batch, "
    f"{', '.join(f'p.{column}' for column in ASKED_OF_PRODUCTS.split(', '))} FROM visit_product l "
    "LEFT JOIN product p ON p.id = l.product_id WHERE l.visit_id = ? ORDER BY l.id"
)


def products_of(visit: Visit) -> tuple[ProductRow, ...]:
    """The lines of products."""
    return tuple([ProductRow._make((*line[:5], (line[1], *line[5:]))) for line in rows(_PRODUCTS, visit.id)])


def replace_products(
    visit: Visit, before: tuple[ProductRow, ...], products: tuple[ProductUsed, ...]
) -> tuple[ProductRow, ...]:
    """Makes these the visit's products instead of those that stand there.

    Raises:
        InvalidFields: For one without a name.
        SalonError: ``NOT_FOUND`` for one that the catalogue doesn't have.
    """
    here: dict[int, Cells] = {line.id: line[1:5] for line in before}
    if list(here.values()) == [(one.product, one.name, one.amount, one.batch) for one in products]:
        return before
    known: dict[int | None, tuple[Any, ...]] = {None: (), **{line.product: line.asked for line in before}}
    if new := {one.product for one in products} - known.keys():
        known |= {one[0]: one for one in of_all(f"id, {ASKED_OF_PRODUCTS}", "product", new)}
    wanted: list[Cells] = []
    for one in products:
        name = clean(one.name, 120)
        if not name:
            raise InvalidFields({"products": Flaw.REQUIRED})
        if one.product not in known:
            raise SalonError(Code.NOT_FOUND)
        wanted.append((one.product, name, clean(one.amount, 40), clean(one.batch, 40)))
    ids = replace("visit_product", ("product_id", "name", "amount", "batch"), visit, here, wanted)
    return tuple([ProductRow._make((id, *cells, known[cells[0]])) for id, cells in zip(ids, wanted, strict=True)])
