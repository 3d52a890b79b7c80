"""A salon with a person at the desk, as it is again and again before each call."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db.clients.operations import clients
from db.core.desk import Desk
from db.core.errors import Code, Refused
from db.core.sql import rows
from db.papers.cabinets import operations as cabinets
from db.papers.filing import operations as filing
from db.papers.printed import operations as paper
from db.printing.operations import jobs as print_jobs
from db.salon import operations as catalogue
from db.staff.operations import session as desk
from tests.db.calls import Call, Case, Places
from tests.db.papers.filed import print_out
from tests.db.papers.shelves import make_shelved
from tests.db.registers.samples import make_registers
from tests.db.salon import (
    LI,
    LIN,
    OUYANG,
    OWNER,
    SHEN,
    ZENG,
    Salon,
    entries,
    everything,
)


@dataclass
class Stage:
    """A salon with a person at the desk, as it is again and again before each call."""

    salon: Salon
    desk: Desk
    cases: dict[str, Case]
    _image: dict[Path, bytes] = field(default_factory=dict)

    def keep(self) -> None:
        """Keeps the archive as it is now."""
        self.salon.close()
        self._image = {path: path.read_bytes() for path in self._files()}
        self.salon.reopen()

    def again(self) -> Desk:
        """The archive as it was kept, and the desk at it."""
        self.salon.close()
        for path in self._files():
            path.unlink()
        for path, content in self._image.items():
            path.write_bytes(content)
        self.salon.reopen()
        return self.salon.still(self.desk)

    def _files(self) -> list[Path]:
        return [path for path in (self.salon.folder / "data").rglob("*") if path.is_file()]


def make_places(owner: Desk) -> Places:
    """Cabinets, with drawers for forms."""
    box = cabinets.save_cabinet(owner, cabinets.SaveCabinet(request_id="forms", mark="I", holds="intake"))
    empty = cabinets.save_cabinet(owner, cabinets.SaveCabinet(request_id="empty", mark="Y"))
    cabinets.save_drawer(owner, cabinets.SaveDrawer(request_id="first", mark="I-1", cabinet=box.id))
    spare = cabinets.save_drawer(
        owner, cabinets.SaveDrawer(request_id="spare", mark="I-9", cabinet=box.id, starts="Zz")
    )
    return Places(box.id, empty.id, spare.id)


def make_stage(salon: Salon, who: str) -> Stage:
    """Three clients with visits that are open, paid and closed, and a person at the desk."""
    owner = salon.desk(OWNER)
    catalogue.add_own_field(
        owner, catalogue.AddOwnField(request_id="own", label_en="Car", label_zh="车牌", kind=catalogue.OWN_KINDS[0])
    )
    print_jobs.record_job(owner, print_jobs.HandOver(printer="Laser", kind="card", name="CC-01 1"))
    registers = make_registers(salon)
    owner = salon.desk(OWNER)
    places = make_places(owner)
    shelved = make_shelved(salon)
    desk.break_glass(salon.desk(LIN).because("客户来电"), salon.clients[LI])
    [(review,)] = rows("SELECT id FROM review")
    rows("DELETE FROM emergency_access")
    owner = salon.desk(OWNER)
    cases = {}
    for name in (OUYANG, ZENG, LI):
        by = SHEN
        closed = salon.end(owner, salon.pay(owner, salon.visit(owner, name, by=by)))
        paid = salon.pay(owner, salon.visit(owner, name, by=by))
        opened = salon.visit(owner, name, by=by)
        record = clients.open_client(owner, salon.clients[name])
        print_out(paper.print_intake, owner, record.id)
        form = filing.file_paper(owner, filing.FilePaper(f"form-{name}", record.id, "intake")).id
        cases[name] = Case(
            salon,
            record.id,
            record.version,
            opened.id,
            opened.version,
            paid.id,
            paid.version,
            closed.id,
            registers,
            places,
            form,
            shelved,
            review,
        )
    at = salon.desk(who)
    stage = Stage(salon, at, cases)
    stage.keep()
    return stage


def outcome(call: Call, at: Desk, case: Case) -> Code | None:
    try:
        call.make(at, case)
    except Refused as error:
        return error.code
    return None


def check_refusal(name: str, at: Desk, code: Code, before: dict[str, list[Any]], entry: int) -> None:
    """A refusal changes nothing, and is written down."""
    assert everything("audit_entry") == before, name
    [written] = [found for found in entries() if found["seq"] > entry]
    assert (written["outcome"], written["operation"]) == ("refused", name.rpartition(".")[2]), name
    assert (written["staff"], code.value in written["what"]) == (at.staff, True), name
