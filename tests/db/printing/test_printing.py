"""Print jobs that are kept, printers that are chosen, and what they are corrected by."""

from __future__ import annotations

import pytest

from db.core.errors import Flaw, InvalidFields
from db.core.sql import rows
from db.printing.operations.jobs import HandOver, keep_job, record_job
from db.printing.operations.printers import calibrate, choose_printer, print_calibration
from db.printing.queries import calibration, print_jobs, printer_settings, unfinished
from tests.db.salon import DESK_WOMAN, LIN, OUYANG, OWNER, Salon, entries, everything

HOSTILE = ("[/]", "O'Brien & <b>", "𬭎曾", "前台-2", "")


def test_a_job_is_kept_from_asked_to_ended(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    client = salon.clients[OUYANG]
    id = record_job(at, HandOver(printer="Laser", kind="card", name="CC-01 00000013 v1", client=client))
    (line,) = print_jobs(at)
    assert (line.id, line.job, line.printer, line.kind, line.name) == (id, "", "Laser", "card", "CC-01 00000013 v1")
    assert (line.client, line.at, line.by, line.state) == (client, salon.clock.now, DESK_WOMAN, "asked")
    keep_job(at, id, "Laser-7", "no_paper")
    assert [(line.job, line.state) for line in unfinished(at)] == [("Laser-7", "no_paper")]
    keep_job(at, id, "Laser-7", "done", ended=True)
    assert unfinished(at) == []
    assert [line.state for line in print_jobs(at)] == ["done"]


def test_handing_over_is_in_the_log_and_what_a_printer_says_is_not(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    id = record_job(at, HandOver(printer="Laser", kind="card", name="CC-01 00000013 v1", client=salon.clients[OUYANG]))
    written = entries(operation="record_job")[-1]
    assert (written["client"], written["what"]) == (salon.clients[OUYANG], f'{{"print_job":{id},"sheet":"card"}}')
    count = len(entries())
    keep_job(at, id, "Laser-7", "printing")
    assert len(entries()) == count


def test_old_jobs_leave_the_list_when_they_are_over(salon: Salon) -> None:
    at = salon.desk(OWNER)
    over, stuck = (record_job(at, HandOver(printer="Laser", kind="card", name=f"CC-01 {n}")) for n in range(2))
    keep_job(at, over, "Laser-1", "done", ended=True)
    keep_job(at, stuck, "Laser-2", "no_paper")
    salon.clock.forward(days=6)
    assert [line.id for line in print_jobs(at)] == [stuck, over]
    salon.clock.forward(days=2)
    assert [line.id for line in print_jobs(at)] == [stuck]


def test_jobs_survive_that_the_archive_is_closed(salon: Salon) -> None:
    at = salon.desk(OWNER)
    record_job(at, HandOver(printer="Laser", kind="card", name="CC-01 1"))
    salon.reopen(as_start=True)
    assert [line.name for line in unfinished(salon.desk(LIN))] == ["CC-01 1"]


@pytest.mark.parametrize("name", HOSTILE[:-1])
def test_each_use_has_the_printer_that_was_chosen_last(salon: Salon, name: str) -> None:
    at = salon.desk(OWNER)
    assert printer_settings(at).uses == {}
    choose_printer(at, "card", "Laser")
    choose_printer(at, "labels", name)
    choose_printer(at, "card", name)
    assert printer_settings(at).uses == {"card": name, "labels": name}
    choose_printer(at, "card", "")
    assert printer_settings(at).uses == {"labels": name}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_printer_is_corrected_by(salon: Salon, name: str) -> None:
    at = salon.desk(OWNER)
    assert calibration(at, name) == (0.0, 0.0)
    calibrate(at, name, 40, -125)
    calibrate(at, "other", 1, 1)
    assert calibration(at, name) == (0.4, -1.25)
    calibrate(at, name, 0, 1500)
    assert calibration(at, name) == (0.0, 15.0)
    assert printer_settings(at).shifts == {name: (0.0, 15.0), "other": (0.01, 0.01)}
    sheet = print_calibration(salon.desk(LIN), name)
    assert (sheet.printer, sheet.dx, sheet.dy, sheet.stamp.by) == (name, 0.0, 15.0, LIN)


def test_a_printer_is_never_off_by_centimetres(salon: Salon) -> None:
    at = salon.desk(OWNER)
    before = everything("audit_entry")
    with pytest.raises(InvalidFields) as caught:
        calibrate(at, "Laser", 1501, -1501)
    assert caught.value.flaws == {"dx": Flaw.NOT_A_NUMBER, "dy": Flaw.NOT_A_NUMBER}
    assert everything("audit_entry") == before
    assert rows("SELECT COUNT(*) FROM printer") == [(0,)]
