"""How the lines of a visit are typed: services and products by their numbers in the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.errors import Flaw
from db.fields import Field, Kind, Term
from db.fields.entry import FieldError, Surroundings, parse
from db.fields.showing import show_money
from db.operations.visits import ProductUsed, ServiceDone
from db.records import ProductRecord, Ref, ServiceRecord
from salon_tui.i18n import _

SERVICES = Field(
    "services",
    "1",
    Term("Services", "护理项目"),
    Kind.CHOICES,
    limit=400,
    hint=Term(
        "3 5: by number. 3@2: done by the second of the staff. 3=128: at that price",
        "3 5 按编号；3@2 由第2位员工；3=128 另定价",
    ),
)
PRODUCTS = Field(
    "products",
    "3",
    Term("Products used", "使用产品"),
    Kind.CHOICES,
    limit=600,
    hint=Term("2 5ml #2409A, 7 2g: number or name, amount, #batch", "2 5ml #2409A，7 2g：编号或名称、用量、#批号"),
)
_AMOUNT = Field("price", "", Term("Price", "价格"), Kind.MONEY)
_SERVICE = re.compile(r"(\d+)(?:@(\d+))?(?:=([\d.,]+))?")


@dataclass(frozen=True, slots=True)
class ServicesReader:
    """Reads ``3 5@2 7=128``: number, who did it, and another price than the catalogue's."""

    catalogue: Sequence[ServiceRecord]
    around: Callable[[], Surroundings]
    usual: int
    """Who does the services that say nothing else."""

    def read(self, text: str) -> object:
        """Services done, in the order typed."""
        done = []
        for token in text.replace("，", " ").replace(",", " ").split():
            found = _SERVICE.fullmatch(token)
            if found is None or not 0 < int(found[1]) <= len(self.catalogue):
                raise FieldError(Flaw.NOT_A_CHOICE)
            price = parse(_AMOUNT, found[3], self.around()) if found[3] else None
            done.append(ServiceDone(self.catalogue[int(found[1]) - 1].id, self._who(found[2]), price))  # type: ignore[arg-type]
        return tuple(done) or None

    def show(self, value: object) -> str:
        """Names, who, and prices."""
        return _(", ").join(
            f"{service.name} {self._name(one.staff)} {show_money(service.price if one.price is None else one.price)}"
            for one, service in self._known(value)
        )

    def typed(self, value: object) -> str:
        """The shortest text that means the same."""
        tokens = []
        for one, service in self._known(value):
            who = "" if one.staff == self.usual else f"@{self._number(one.staff)}"
            price = "" if one.price is None or one.price == service.price else f"={one.price / 100:.2f}"
            tokens.append(f"{list(self.catalogue).index(service) + 1}{who}{price}")
        return " ".join(tokens)

    def offers(self) -> list[tuple[str, str]]:
        """The services on offer."""
        return [(str(number), f"{one.name} {show_money(one.price)}") for number, one in enumerate(self.catalogue, 1)]

    def kept(self, value: object) -> object:
        """Ids of services and staff, and prices in fen."""
        return [[one.service, one.staff, one.price] for one in value or ()]  # type: ignore[attr-defined]

    def back(self, kept: object) -> object:
        """The services of a draft."""
        return tuple(ServiceDone(*one) for one in kept)  # type: ignore[attr-defined]

    def _known(self, value: object) -> list[tuple[ServiceDone, ServiceRecord]]:
        known = {service.id: service for service in self.catalogue}
        return [(one, known[one.service]) for one in value or () if one.service in known]  # type: ignore[attr-defined]

    def _who(self, number: str | None) -> int:
        staff = self.around().staff
        if number is None:
            return self.usual
        if not 0 < int(number) <= len(staff):
            raise FieldError(Flaw.NOBODY_CALLED_SO)
        return staff[int(number) - 1].id

    def _number(self, staff: int) -> int:
        return next((number for number, ref in enumerate(self.around().staff, 1) if ref.id == staff), 0)

    def _name(self, staff: int) -> str:
        found: Ref | None = next((ref for ref in self.around().staff if ref.id == staff), None)
        return found.label if found else ""


@dataclass(frozen=True, slots=True)
class ProductsReader:
    """Reads ``2 5ml #2409A, own cream 2g``: number or name, amount, batch after ``#``; a comma parts them."""

    catalogue: Sequence[ProductRecord]

    def read(self, text: str) -> object:
        """Products used, in the order typed."""
        return tuple(self._one(part) for part in re.split(r"[,，;；]", text) if part.strip()) or None

    def show(self, value: object) -> str:
        """Names, amounts, batches."""
        return _(", ").join(
            " ".join(part for part in (one.name, one.amount, f"#{one.batch}" if one.batch else "") if part)
            for one in value or ()  # type: ignore[attr-defined]
        )

    def typed(self, value: object) -> str:
        """The shortest text that means the same."""
        numbers = {product.id: str(number) for number, product in enumerate(self.catalogue, 1)}
        return ", ".join(
            " ".join(
                part
                for part in (numbers.get(one.product, one.name), one.amount, f"#{one.batch}" if one.batch else "")
                if part
            )
            for one in value or ()  # type: ignore[attr-defined]
        )

    def offers(self) -> list[tuple[str, str]]:
        """The products in use."""
        return [(str(number), f"{one.name} {one.unit}") for number, one in enumerate(self.catalogue, 1)]

    def kept(self, value: object) -> object:
        """Names and ids of products, amounts and batches."""
        return [[one.name, one.product, one.amount, one.batch] for one in value or ()]  # type: ignore[attr-defined]

    def back(self, kept: object) -> object:
        """The products of a draft."""
        return tuple(ProductUsed(*one) for one in kept)  # type: ignore[attr-defined]

    def _one(self, text: str) -> ProductUsed:
        words = text.split()
        batch = " ".join(word[1:] for word in words if word.startswith("#"))
        words = [word for word in words if not word.startswith("#")]
        if words and words[0].isdecimal():
            if not 0 < int(words[0]) <= len(self.catalogue):
                raise FieldError(Flaw.NOT_A_CHOICE)
            product = self.catalogue[int(words[0]) - 1]
            return ProductUsed(product.name, product.id, " ".join(words[1:]), batch)
        amount = words[-1] if len(words) > 1 and words[-1][:1].isdecimal() else ""
        name = " ".join(words[:-1] if amount else words)
        known = next((product for product in self.catalogue if product.name == name), None)
        return ProductUsed(name, known.id if known else None, amount, batch)
