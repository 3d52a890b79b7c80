"""Printing forms that are filled in by hand."""

from __future__ import annotations

import pytest

from salon_tui.screens.printing.empty_forms import FORMS_BY_HAND, forms_of
from tests.db.salon import OUYANG, Salon
from tests.printouts.reading import text
from tests.screens.desks import at_desk
from tests.screens.printing.printer import Printer, home, printer

__all__ = ["home", "printer"]


async def test_empty_forms(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        await desk.go("empty_forms")
        assert "Client card" in desk.text and "Client intake form" in desk.text
        await desk.press("2", "f10")
        ((pdf, options),) = printer.jobs
        assert options["media"] == "iso_a4_210x297mm"
        assert OUYANG not in text(pdf)
        assert "Client intake form is on its way to the printer" in desk.text
        await desk.press("1", "f10")
        assert printer.jobs[1][1]["media"] == "iso_a5_148x210mm"


async def test_every_form_of_the_desk_prints_empty(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        await desk.go("empty_forms")
        listed = [form for kind in FORMS_BY_HAND for form in forms_of(kind)]
        for _ in listed:
            await desk.press("f10", "down")
        forms = [options["title"].split(" #")[0] for _, options in printer.jobs]
        assert forms == [number.split(" ")[0] for _key, _name, number in listed]
        assert all(OUYANG not in text(pdf) for pdf, _ in printer.jobs)
        [needs] = [at for at, (key, *_more) in enumerate(listed) if key == "record needs"]
        assert "部位需求" in text(printer.jobs[needs][0])


@pytest.mark.parametrize("keys", [("end",), ("pagedown", "pagedown", "pagedown"), ("down", "down", "end")])
async def test_the_form_under_the_mark_is_printed_whatever_moved_the_mark(
    salon: Salon, printer: Printer, keys: tuple[str, ...]
) -> None:
    async with at_desk(salon) as desk:
        await desk.go("empty_forms")
        await desk.press(*keys, "f10")
        last = list(FORMS_BY_HAND.values())[-1]
        ((_pdf, options),) = printer.jobs
        assert options["title"].startswith(last.form.split(" ")[0])
