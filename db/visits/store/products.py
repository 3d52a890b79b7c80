"""The products used on a visit, with amount and batch as written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.sql import rows
from db.text.cleaning import clean
from db.visits.models import Visit
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
    """A line of products; one that is not in the catalogue has no id there."""

    id: int
    product: int | None
    name: str
    amount: str
    batch: str


def products_of(visit: Visit) -> tuple[ProductRow, ...]:
    """The lines of products."""
    found = rows(
        "SELECT id, product_id, name, amount, batch FROM visit_product WHERE visit_id = ? ORDER BY id",
        visit.id,
    )
    return tuple(map(ProductRow._make, found))


def replace_products(
    visit: Visit, before: tuple[ProductRow, ...], products: tuple[ProductUsed, ...]
) -> tuple[ProductRow, ...]:
    """Makes these the visit's products instead of those that stand there.

    Raises:
        InvalidFields: For one without a name.
        SalonError: ``NOT_FOUND`` for one that the catalogue doesn't have.
    """
    here: dict[int, Cells] = {line.id: line[1:] for line in before}
    if list(here.values()) == [(one.product, one.name, one.amount, one.batch) for one in products]:
        return before
    known: set[int | None] = {None, *(line.product for line in before)}
    known |= {id for (id,) in of_all("id", "product", {one.product for one in products} - known)}
    wanted: list[Cells] = []
    for one in products:
        name = clean(one.name, 120)
        if not name:
            raise InvalidFields({"products": Flaw.REQUIRED})
        if one.product not in known:
            raise SalonError(Code.NOT_FOUND)
        wanted.append((one.product, name, clean(one.amount, 40), clean(one.batch, 40)))
    ids = replace("visit_product", ("product_id", "name", "amount", "batch"), visit, here, wanted)
    return tuple(
        ProductRow(id, product, name, amount, batch)
        for id, (product, name, amount, batch) in zip(ids, wanted, strict=True)
    )
