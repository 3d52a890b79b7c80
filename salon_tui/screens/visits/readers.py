"""How the lines of a visit are typed: a service or a product by its number, its name or the initials of its pinyin."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from db.core.errors import Flaw
from db.fields.declaration import Field, Kind, Term
from db.fields.parsing import FieldError, ParseContext, parse
from db.fields.showing import show_money
from db.fields.values import Hidden
from db.salon.records import ProductRecord, ServiceRecord
from db.visits.operations import ProductUsed, ServiceDone
from db.visits.records import ServiceLine
from salon_tui.screens.visits.offered import Against, matching, nothing_against, offered, one_meant, who_is_meant
from salon_tui.widgets.line_reader import Offer
from salon_tui.words.i18n import _
from salon_tui.words.words import telling

SERVICES = Field(
    "services",
    "1",
    Term("Services", "护理项目"),
    Kind.CHOICES,
    limit=200,
    hint=Term(
        "Number, name or initials adds a line. 3@2: done by the one with the number 2. 3=128: at that price. F4: list",
        "编号、名称或拼音首字母添加一行；3@2 由2号员工；3=128 另定价；F4 列表",
    ),
)
PRODUCTS = Field(
    "products",
    "3",
    Term("Products used", "使用产品"),
    Kind.CHOICES,
    limit=200,
    hint=Term(
        "2 5ml #2409A: number, name or initials, amount, #batch. F4: list",
        "2 5ml #2409A：编号、名称或拼音首字母、用量、#批号；F4 列表",
    ),
)
_AMOUNT = Field("price", "", Term("Price", "价格"), Kind.MONEY)
_SERVICE = re.compile(
    r"(?P<what>[^@=]*)(?:@(?P<who>[^@=]*)(?:=(?P<price>[^@=]*))?|=(?P<first>[^@=]*)(?:@(?P<last>[^@=]*))?)?"
)
_USED = re.compile(r"(.+?) (\d[^ ]*(?: [^\d ]{1,4})?)")
"""A name and an amount at its end: ``2g``, ``5 ml``."""
_SEVERAL = re.compile(r"\d+(?:[@=][^\s,，]+)*(?:[\s,，]+\d+(?:[@=][^\s,，]+)*)+")


@dataclass(frozen=True, slots=True)
class ServicesReader:
    """Reads ``3``, ``3@2``, ``3=128``, ``bsh @林``: what, who did it, and another price than the catalogue's.

    Attributes:
        catalogue: All services, those that are no longer offered too.
        usual: Who does the services that say nothing else.
        stood: The lines that stand on the record, by their ids: what they are called and cost stays.
        against: Says what speaks against one of them for the client.
    """

    catalogue: Sequence[ServiceRecord]
    context: Callable[[], ParseContext]
    usual: int
    stood: Mapping[int, ServiceLine] = field(default_factory=dict)
    against: Against = nothing_against

    def read(self, text: str, before: ServiceDone | None = None) -> tuple[ServiceDone, ...]:
        """One service, or several where only numbers are typed: ``1 4@2``."""
        if _SEVERAL.fullmatch(text.strip()):
            first, *more = re.split(r"[\s,，]+", text.strip())
            return (self._one(first, before), *(self._one(part, None) for part in more))
        return (self._one(text, before),)

    def show(self, value: ServiceDone) -> tuple[str, str]:
        """Name and who, and the price; below it, what it costs in the list, and why it costs less."""
        name, listed, price, reason = self._facts(value)
        words = f"{name} · {self._name(value)}"
        if isinstance(price, int) and price < listed:
            less = _("list price {amount}").format(amount=show_money(listed))
            words += f"\n{telling(less, reason) if reason else less}"
        return words, show_money(price)

    def typed(self, value: ServiceDone) -> str:
        """The shortest text that means the same."""
        _name, listed, price, _reason = self._facts(value)
        who = "" if value.staff == self.usual else f"@{self._name(value)}"
        costs = "" if not isinstance(price, int) or price == listed else f"={price / 100:.2f}"
        return f"{self._record(value.service).code}{who}{costs}"

    def offers(self, text: str) -> list[Offer]:
        """The services on offer: how long, for how much, and what speaks against them."""
        what = text.split("@")[0].split("=")[0]
        return [
            Offer(
                str(one.code),
                one.name,
                (str(one.minutes), show_money(one.price)),
                self.against(one.id, True),
            )
            for one in offered(self.catalogue, what)
        ]

    def heads(self) -> tuple[str, ...]:
        """Name, minutes, price."""
        return _("Service"), _("Minutes"), _("Price")

    def hands(self, value: ServiceDone) -> list[tuple[str, str]]:
        """Who works here."""
        return [(str(number), ref.label) for number, ref in self.context().staff.items()]

    def by(self, value: ServiceDone, number: str) -> ServiceDone:
        """The same, done by somebody else."""
        return replace(value, staff=self.context().staff[int(number)].id)

    def kept(self, value: ServiceDone) -> list[Any]:
        """Ids, and the price in fen."""
        return [value.service, value.staff, value.price, value.line]

    def back(self, kept: Sequence[Any]) -> ServiceDone:
        """A service of a draft; a line that is on the record no longer is a new one."""
        service, staff, price, line = kept
        return ServiceDone(service, staff, price, line if line in self.stood else 0)

    def _one(self, text: str, before: ServiceDone | None) -> ServiceDone:
        found = _SERVICE.fullmatch(text.strip())
        if found is None:
            raise FieldError(Flaw.NOT_A_CHOICE)
        who = found["who"] if found["who"] is not None else found["last"]
        costs = found["price"] if found["price"] is not None else found["first"]
        service = self._what(found["what"].strip(), before)
        staff = self.usual if who is None else self._who(who.strip(), before)
        price = None if costs is None else parse(_AMOUNT, costs.strip(), self.context())
        if costs is not None and not isinstance(price, int):
            raise FieldError(Flaw.NOT_AN_AMOUNT)
        line = before.line if before is not None else 0
        if price is None and before is not None and before.service == service and before.price is not None:
            # where a price was and none is typed any more, it costs what the list says
            price = self._facts(before)[1]
        return ServiceDone(service, staff, price, line)  # type: ignore[arg-type]  # money is a number of fen

    def _what(self, text: str, before: ServiceDone | None) -> int:
        if before is not None and text == str(self._record(before.service).code):
            return before.service
        return one_meant(self.catalogue, text).id

    def _who(self, text: str, before: ServiceDone | None) -> int:
        if before is not None and text == self._name(before):
            return before.staff
        return who_is_meant(self.context().staff, text).id

    def _facts(self, value: ServiceDone) -> tuple[str, int, int | Hidden, str]:
        """Name, list price, price and the reason of a lower one: as they stand on the record, else as the list is."""
        stood, record = self.stood.get(value.line), self._record(value.service)
        if stood is None or stood.service_id != value.service:
            return record.name, record.price, record.price if value.price is None else value.price, ""
        listed = stood.listed if isinstance(stood.listed, int) else record.price
        price = stood.price if value.price is None else value.price
        return stood.name, listed, price, stood.reason if price == stood.price else ""

    def _record(self, service: int) -> ServiceRecord:
        return next(one for one in self.catalogue if one.id == service)

    def _name(self, value: ServiceDone) -> str:
        """Whoever did it, also where they have left."""
        known = {
            ref.id: ref.label for ref in (*(line.staff for line in self.stood.values()), *self.context().staff.values())
        }
        return known.get(value.staff, "?")


@dataclass(frozen=True, slots=True)
class ProductsReader:
    """Reads ``2 5ml #2409A`` or ``own cream 2g``: number or name, amount, batch after ``#``; a comma parts several.

    A name that nothing in the catalogue is called is kept as it is; so is one in quotes.
    """

    catalogue: Sequence[ProductRecord]
    against: Against = nothing_against
    """Says what speaks against one of them for the client."""

    def read(self, text: str, before: ProductUsed | None = None) -> tuple[ProductUsed, ...]:
        """Products used, in the order typed."""
        parts = [part for part in re.split(r"[,，;；]", text) if part.strip()]
        return tuple(self._one(part, before if place == 0 else None) for place, part in enumerate(parts))

    def show(self, value: ProductUsed) -> tuple[str, str]:
        """Name and batch, and the amount."""
        return f"{value.name} #{value.batch}" if value.batch else value.name, value.amount

    def typed(self, value: ProductUsed) -> str:
        """The shortest text that means the same."""
        record = next((one for one in self.catalogue if one.id == value.product), None)
        name = str(record.code) if record else value.name
        if record is None and matching(self.catalogue, name):
            name = f'"{name}"'
        return " ".join(part for part in (name, value.amount, f"#{value.batch}" if value.batch else "") if part)

    def offers(self, text: str) -> list[Offer]:
        """The products in use, and what speaks against them."""
        what = " ".join(word for word in text.split() if not word.startswith("#"))
        return [
            Offer(str(one.code), one.name, (one.unit,), self.against(one.id, False))
            for one in offered(self.catalogue, what)
        ]

    def heads(self) -> tuple[str, ...]:
        """Name and unit."""
        return _("Product"), _("Unit")

    def hands(self, value: ProductUsed) -> list[tuple[str, str]]:
        """Nobody in particular uses a product."""
        return []

    def by(self, value: ProductUsed, number: str) -> ProductUsed:
        """The same."""
        return value

    def kept(self, value: ProductUsed) -> list[Any]:
        """Its id and name, amount and batch."""
        return [value.name, value.product, value.amount, value.batch, value.line]

    def back(self, kept: Sequence[Any]) -> ProductUsed:
        """A product of a draft."""
        return ProductUsed(*kept)

    def _one(self, text: str, before: ProductUsed | None) -> ProductUsed:
        words = text.split()
        batch = " ".join(word[1:] for word in words if word.startswith("#"))
        words = [word for word in words if not word.startswith("#")]
        line = before.line if before is not None else 0
        if not words:
            raise FieldError(Flaw.REQUIRED)
        if words[0].isdecimal():
            name, amount = words[0], " ".join(words[1:])
        else:
            found_amount = _USED.fullmatch(" ".join(words))
            name, amount = (found_amount[1], found_amount[2]) if found_amount else (" ".join(words), "")
        if quoted := re.fullmatch(r"[\"“”「](.+)[\"“”」]", name):
            return ProductUsed(quoted[1], None, amount, batch, line)
        if before is not None and name in (before.name, self._code(before)):
            return ProductUsed(before.name, before.product, amount, batch, line)
        found = matching(self.catalogue, name)
        if len(found) > 1:
            raise FieldError(Flaw.SEVERAL)
        if found:
            return ProductUsed(found[0].name, found[0].id, amount, batch, line)
        if name.isdecimal():
            raise FieldError(
                Flaw.NO_LONGER_OFFERED if any(str(one.code) == name for one in self.catalogue) else Flaw.NOT_A_CHOICE
            )
        return ProductUsed(name, None, amount, batch, line)

    def _code(self, value: ProductUsed) -> str:
        return next((str(one.code) for one in self.catalogue if one.id == value.product), "")
