"""How what is sold is typed: a product by its number, its name or the initials of its pinyin, and how many."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from db.core.errors import Flaw
from db.fields.declaration import Field, Kind, Term
from db.fields.parsing import FieldError, ParseContext, parse
from db.fields.showing import show_money
from db.money.operations.bills import Sale
from db.money.records.bills import BillLine
from db.salon.records import ProductRecord
from salon_tui.screens.visits.offered import offered, one_meant, who_is_meant
from salon_tui.widgets.line_reader import Offer
from salon_tui.words.i18n import _
from salon_tui.words.words import telling

SOLD = Field(
    "products",
    "",
    Term("Products", "产品"),
    Kind.CHOICES,
    limit=200,
    hint=Term(
        "Number, name or initials adds a line. 3*2: two of them. 3=88: at that price. 3@2: sold by 2. F4: list",
        "编号、名称或拼音首字母添加一行；3*2 两件；3=88 另定价；3@2 由2号员工售出；F4 列表",
    ),
)
_PRICE = Field("price", "", Term("Price", "价格"), Kind.MONEY)
_SALE = re.compile(r"(?P<what>[^@=*×]*)(?:[*×](?P<qty>\d{1,3}))?(?:=(?P<price>[^@=]*))?(?:@(?P<who>[^@=]*))?")
_SEVERAL = re.compile(r"\d+(?:[@=*×][^\s,，]+)*(?:[\s,，]+\d+(?:[@=*×][^\s,，]+)*)+")


@dataclass(frozen=True, slots=True)
class SalesReader:
    """Reads ``3``, ``3*2``, ``3=88``, ``xhjh*2=88@林``: what, how many, at another price than the catalogue's, by whom.

    Attributes:
        catalogue: All products, those that are no longer sold too.
        stood: The lines that stand on the bill, by their ids: what they are called and cost stays.
    """

    catalogue: Sequence[ProductRecord]
    context: Callable[[], ParseContext]
    stood: Mapping[int, BillLine] = field(default_factory=dict)

    def stands(self) -> tuple[Sale, ...]:
        """What stands on the bill, as it was sold."""
        return tuple(
            Sale(
                product=line.item or 0,
                qty=line.qty,
                price=line.unit if isinstance(line.unit, int) else None,
                seller=line.seller.id if line.seller else None,
                line=line.id,
            )
            for line in self.stood.values()
        )

    def read(self, text: str, before: Sale | None = None) -> tuple[Sale, ...]:
        """One product, or several where only numbers are typed: ``1 4*2``."""
        if _SEVERAL.fullmatch(text.strip()):
            first, *more = re.split(r"[\s,，]+", text.strip())
            return (self._one(first, before), *(self._one(part, None) for part in more))
        return (self._one(text, before),)

    def show(self, value: Sale) -> tuple[str, str]:
        """Name, how many and by whom, and what they come to; below it, what one costs in the list, and why less."""
        name, listed, price, reason = self._facts(value)
        words = f"{name} ×{value.qty}" if value.qty > 1 else name
        if value.seller:
            words += f" · {self._name(value.seller)}"
        if price < listed:
            less = _("list price {amount}").format(amount=show_money(listed))
            words += f"\n{telling(less, reason) if reason else less}"
        return words, show_money(price * value.qty)

    def typed(self, value: Sale) -> str:
        """The shortest text that means the same."""
        _called, listed, price, _reason = self._facts(value)
        many = f"*{value.qty}" if value.qty > 1 else ""
        costs = "" if price == listed else f"={price / 100:.2f}"
        who = f"@{self._name(value.seller)}" if value.seller else ""
        return f"{self._record(value.product).code}{many}{costs}{who}"

    def offers(self, text: str) -> list[Offer]:
        """The products on offer."""
        what = re.split(r"[@=*×]", text)[0]
        return [
            Offer(str(one.code), one.name, (one.unit, show_money(one.price))) for one in offered(self.catalogue, what)
        ]

    def heads(self) -> tuple[str, ...]:
        """Name, unit, price."""
        return _("Product"), _("Unit"), _("Price")

    def hands(self, value: Sale) -> list[tuple[str, str]]:
        """Who works here."""
        return [(str(number), ref.label) for number, ref in self.context().staff.items()]

    def by(self, value: Sale, number: str) -> Sale:
        """The same, sold by somebody else."""
        return replace(value, seller=self.context().staff[int(number)].id)

    def kept(self, value: Sale) -> list[Any]:
        """Ids, quantity, and the price in fen."""
        return [value.product, value.qty, value.price, value.seller, value.line]

    def back(self, kept: Sequence[Any]) -> Sale:
        """A product of a draft; a line that is on the bill no longer is a new one."""
        product, qty, price, seller, line = kept
        return Sale(product=product, qty=qty, price=price, seller=seller, line=line if line in self.stood else 0)

    def _one(self, text: str, before: Sale | None) -> Sale:
        found = _SALE.fullmatch(text.strip())
        if found is None:
            raise FieldError(Flaw.NOT_A_CHOICE)
        what = found["what"].strip()
        is_same = before is not None and what == str(self._record(before.product).code)
        product = before.product if before is not None and is_same else one_meant(self.catalogue, what).id
        qty = int(found["qty"] or 1)
        if not qty:
            raise FieldError(Flaw.NOT_A_NUMBER)
        price = None if found["price"] is None else parse(_PRICE, found["price"].strip(), self.context())
        if found["price"] is not None and not isinstance(price, int):
            raise FieldError(Flaw.NOT_AN_AMOUNT)
        seller = self._who(found["who"].strip(), before) if found["who"] else None
        line = before.line if before is not None else 0
        if price is None and before is not None and before.product == product and before.price is not None:
            # where a price was and none is typed any more, it costs what the list says
            price = self._facts(before)[1]
        return Sale(product=product, qty=qty, price=price, seller=seller, line=line)  # type: ignore[arg-type]  # fen

    def _who(self, text: str, before: Sale | None) -> int:
        if before is not None and before.seller and text == self._name(before.seller):
            return before.seller
        return who_is_meant(self.context().staff, text).id

    def _facts(self, value: Sale) -> tuple[str, int, int, str]:
        """Name, list price, price and the reason of a lower one: as they stand on the bill, else as the list is."""
        stood, record = self.stood.get(value.line), self._record(value.product)
        if stood is None or stood.item != value.product:
            return record.name, record.price, record.price if value.price is None else value.price, ""
        listed = stood.list_unit if isinstance(stood.list_unit, int) else record.price
        was = stood.unit if isinstance(stood.unit, int) else record.price
        price = was if value.price is None else value.price
        return stood.name, listed, price, stood.reason if price == was else ""

    def _record(self, product: int) -> ProductRecord:
        return next(one for one in self.catalogue if one.id == product)

    def _name(self, staff: int) -> str:
        """Whoever sold it, also where they have left."""
        sellers = [line.seller for line in self.stood.values() if line.seller]
        return {ref.id: ref.label for ref in (*sellers, *self.context().staff.values())}.get(staff, "?")
