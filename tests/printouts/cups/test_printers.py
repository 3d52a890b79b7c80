"""Prints for real: through a CUPS and to a printer of the test's own. What arrives is measured; every fault is made."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from printouts.cups import printers as printer
from printouts.cups.ipp import ask
from printouts.cups.jobs import JobState, judge
from printouts.errors import PaperCode, PaperError
from printouts.registry import SHEETS, render
from tests.printouts import reading, samples
from tests.printouts.cups.lab import TITLE, becomes, lab, laboratory, marks, send
from tests.printouts.cups.print_lab import QUEUE, PrintLab, until

__all__ = ["lab", "laboratory"]

DPI = 508
"""A pixel is 0.05 mm."""


def is_gone(job: str) -> bool:
    """Asks CUPS to forget a job, and whether it has."""
    printer.forget(job, TITLE)
    return printer.look(job, TITLE).state is JobState.GONE


def upright(page: Image.Image, like: Image.Image) -> Image.Image:
    """A page turned as the printer turns it: a landscape page lies on portrait paper."""
    if (page.width > page.height) == (like.width > like.height):
        return page
    turned = [page.transpose(way) for way in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)]
    return min(turned, key=lambda one: sum(ImageChops.difference(one, like.resize(one.size)).histogram()[128:]))


def spots(page: Image.Image) -> list[tuple[float, float]]:
    """The middles of the black squares of :func:`marks`, in mm from the top left."""
    dark = page.point(lambda value: 255 if value < 128 else 0)
    found: list[tuple[float, float]] = []
    while box := dark.getbbox():
        # the first square from the top, and what of others is level with it, one by one
        band = dark.crop((0, box[1], dark.width, box[1] + 1)).getbbox()
        assert band is not None
        left = band[0]
        width = next((x for x in range(left, dark.width) if not dark.getpixel((x, box[1]))), dark.width) - left
        height = next((y for y in range(box[1], dark.height) if not dark.getpixel((left, y))), dark.height) - box[1]
        found.append(((left + width / 2) * 25.4 / DPI, (box[1] + height / 2) * 25.4 / DPI))
        dark.paste(0, (left - 1, box[1] - 1, left + width + 1, box[1] + height + 1))
    return sorted(found)


@pytest.mark.parametrize("kind", ["card", "intake"])
def test_marks_arrive_where_they_were_sent(lab: PrintLab, kind: str) -> None:
    sheet = SHEETS[kind]
    sent = marks(sheet)
    becomes(send(kind, sent), JobState.DONE)
    (arrived,) = lab.arrived()
    assert len(PdfReader(io.BytesIO(arrived.pdf)).pages) == 2
    for number in range(2):
        before, after = reading.pixels(sent, number, DPI), reading.pixels(arrived.pdf, number, DPI)
        after = upright(after, before)
        assert after.size == pytest.approx(before.size, abs=1)
        there = spots(before)
        assert len(there) == 5
        for at, came in zip(there, spots(after), strict=True):
            assert came == pytest.approx(at, abs=0.1), f"page {number + 1}, in mm"


@pytest.mark.parametrize("kind", ["card", "intake"])
def test_a_sheet_arrives_whole_and_on_its_paper(lab: PrintLab, kind: str) -> None:
    sheet = SHEETS[kind]
    sent = render(kind, samples.card() if kind == "card" else samples.intake())
    becomes(send(kind, sent), JobState.DONE)
    (arrived,) = lab.arrived()
    short, long = sorted(sheet.size)
    size = f"x-dimension={short * 100:.0f} y-dimension={long * 100:.0f}"
    assert size in arrived.asked["IPP_MEDIA_COL"] or arrived.asked["IPP_MEDIA"] == sheet.media
    assert arrived.asked["IPP_SIDES"] == sheet.sides
    for number in range(2):
        before, after = reading.pixels(sent, number, DPI), reading.pixels(arrived.pdf, number, DPI)
        ink, came = (ImageChops.invert(page).getbbox() for page in (before, upright(after, before)))
        assert came == pytest.approx(ink, abs=2), "0.1 mm"


def test_copies_are_asked_for(lab: PrintLab) -> None:
    sheet = SHEETS["card"]
    job = printer.send(marks(sheet), title=TITLE, media=sheet.media, sides=sheet.sides, copies=3)
    becomes(job, JobState.DONE)
    (arrived,) = lab.arrived()
    pages = len(PdfReader(io.BytesIO(arrived.pdf)).pages)
    assert int(arrived.asked.get("IPP_COPIES", 1)) * pages == 6


def test_labels_are_not_scaled(lab: PrintLab) -> None:
    """What CUPS was asked: its log has the options that it gave to its filters."""
    becomes(send(), JobState.DONE)
    log = (lab.folder / "log" / "error").read_text(errors="replace")
    assert "print-scaling=none" in log
    assert "media=iso_a5_148x210mm" in log and "sides=two-sided-short-edge" in log


def test_the_printers(lab: PrintLab) -> None:
    sheet = SHEETS["card"]
    lab.tell("lpadmin", "-p", "前台-2", "-E", "-v", "ipp://localhost:9/ipp/print")
    try:
        assert printer.default_printer() == QUEUE
        assert [(queue.name, queue.is_default) for queue in printer.printers()] == [(QUEUE, True), ("前台-2", False)]
        job = printer.send(marks(sheet), title=TITLE, media=sheet.media, sides=sheet.sides, printer="前台-2")
        becomes(job, JobState.PRINTER_OFF)
        printer.cancel(job, TITLE)
        becomes(job, JobState.CANCELED)
    finally:
        lab.tell("lpadmin", "-x", "前台-2")


def test_no_printer_at_all(lab: PrintLab) -> None:
    lab.drop_queue()
    try:
        assert printer.default_printer() is None
        assert printer.printers() == []
        with pytest.raises(PaperError) as caught:
            send()
        assert caught.value.code is PaperCode.NO_PRINTER
    finally:
        lab.make_queue()


def test_nothing_stays_in_the_spool(lab: PrintLab) -> None:
    job = send()
    becomes(job, JobState.DONE)
    assert len(lab.spooled()) == 1, "CUPS keeps it for a day when it is not asked"
    printer.forget(job, TITLE)
    assert lab.spooled() == []
    assert printer.look(job, TITLE).state is JobState.GONE
    printer.forget(job, TITLE)


# The faults.


def test_no_paper_and_then_paper(lab: PrintLab) -> None:
    lab.fault("paper_out")
    job = send()
    behind = send()
    becomes(job, JobState.NO_PAPER)
    becomes(behind, JobState.NO_PAPER)
    lab.fault("paper_out", is_on=False)
    becomes(job, JobState.DONE)
    becomes(behind, JobState.DONE)
    assert len(lab.arrived()) == 2


def test_a_jam_is_not_taken_for_done(lab: PrintLab) -> None:
    lab.fault("jam")
    # nearly always the first; see printouts.cups.jobs
    report = becomes(send(), JobState.FAILED, JobState.UNSURE)
    assert any(reason.startswith("media-jam") for reason in report.reasons)
    assert lab.arrived() == []
    lab.fault("jam", is_on=False)
    becomes(send(), JobState.DONE)


def test_other_paper_than_was_asked_for(lab: PrintLab) -> None:
    lab.fault("wrong_paper")
    report = becomes(send(), JobState.WRONG_PAPER, JobState.UNSURE)
    assert any(reason.startswith("media-needed") for reason in report.reasons)
    assert lab.arrived() == []
    lab.fault("wrong_paper", is_on=False)
    becomes(send(), JobState.DONE)


def test_a_job_is_found_by_its_title(lab: PrintLab) -> None:
    sheet = SHEETS["card"]
    lab.tell("cupsdisable", QUEUE)
    job = printer.send(marks(sheet), title="CC-01 #7", media=sheet.media, sides=sheet.sides)
    send()
    assert printer.find("CC-01 #7") == job
    assert printer.find("CC-01 #70") is None
    lab.tell("cupsenable", QUEUE)
    becomes(job, JobState.DONE, title="CC-01 #7")
    assert printer.find("CC-01 #7") == job, "also when it is over"
    again = printer.send(marks(sheet), title="CC-01 #7", media=sheet.media, sides=sheet.sides)
    assert printer.find("CC-01 #7") == again != job, "the newest"
    becomes(again, JobState.DONE, title="CC-01 #7")


def test_a_job_is_found_that_is_out_of_the_memory_of_cups(lab: PrintLab) -> None:
    job = send()
    asked = {"which-jobs": "all", "requested-attributes": ["job-id", "job-name"]}
    until("CUPS tells no name of it", lambda: [list(one) for one in ask("GET_JOBS", about=asked).jobs] == [["job-id"]])
    assert printer.find(TITLE) == job


def test_a_number_that_is_another_jobs_now_is_not_this_one(lab: PrintLab) -> None:
    """CUPS lost its spool and counts from 1 again."""
    lab.tell("cupsdisable", QUEUE)
    job = send()
    other = "CC-01 #7"
    assert printer.look(job, other).state is JobState.GONE
    printer.cancel(job, other)
    printer.forget(job, other)
    assert printer.look(job, TITLE).state is JobState.QUEUE_STOPPED and len(lab.spooled()) == 1
    lab.tell("cupsenable", QUEUE)
    becomes(job, JobState.DONE)
    assert len(lab.arrived()) == 1


def test_printing_and_waiting(lab: PrintLab) -> None:
    lab.fault("slow")
    job = send()
    becomes(job, JobState.PRINTING)
    behind = send()
    becomes(behind, JobState.WAITING)
    lab.fault("slow", is_on=False)
    becomes(behind, JobState.DONE)
    assert printer.look(job, TITLE).state is JobState.DONE


def test_a_stopped_queue(lab: PrintLab) -> None:
    lab.tell("cupsdisable", QUEUE)
    job = send()
    becomes(job, JobState.QUEUE_STOPPED)
    lab.tell("cupsenable", QUEUE)
    becomes(job, JobState.DONE)


def test_a_job_that_is_held(lab: PrintLab) -> None:
    lab.tell("cupsdisable", QUEUE)
    job = send()
    lab.tell("lp", "-i", job, "-H", "hold")
    becomes(job, JobState.HELD)


def test_a_printer_that_is_off_and_then_on(lab: PrintLab) -> None:
    lab.stop_printer()
    job = send()
    becomes(job, JobState.PRINTER_OFF)
    lab.start_printer()
    becomes(job, JobState.DONE)
    assert len(lab.arrived()) == 1


def test_a_printer_that_lost_its_power_in_the_middle_is_not_taken_for_done(lab: PrintLab) -> None:
    lab.fault("slow")
    job = send()
    first = printer.look(job, TITLE)
    until("the printer has it", lambda: "cups-waiting-for-job-completed" in printer.look(job, TITLE).reasons)
    lab.stop_printer()
    lab.fault("slow", is_on=False)
    lab.start_printer()
    try:
        becomes(job, JobState.UNSURE, first=first)
        assert lab.arrived() == []
        becomes(send(), JobState.DONE)
    finally:
        # CUPS never forgets it of a queue
        lab.drop_queue()
        lab.make_queue()


@pytest.mark.parametrize(
    ("state", "reason", "expected"),
    [
        (5, "media-jam-error", JobState.JAMMED),
        (5, "cover-open-warning", JobState.NEEDS_HELP),
        (5, "toner-empty", JobState.NEEDS_HELP),
        (5, "toner-low-warning", JobState.PRINTING),
        (5, "media-low-report", JobState.PRINTING),
        (5, "offline-report", JobState.PRINTER_OFF),
        (6, "none", JobState.QUEUE_STOPPED),
        (8, "none", JobState.FAILED),
    ],
)
def test_what_the_printer_here_can_not_have(state: int, reason: str, expected: JobState) -> None:
    """RFC 8011's keywords of printers that ``ippeveprinter`` is not."""
    assert (
        judge("Laser-1", {"job-state": state}, {"printer-state": 4, "printer-state-reasons": reason}).state is expected
    )


def test_a_stopped_queue_goes_on_by_itself_with_no_paper_either() -> None:
    """CUPS keeps what the printer lacked at the last job for as long as nothing is printed."""
    said = {"printer-state": 5, "printer-state-reasons": ["media-empty-warning", "paused"]}
    assert judge("Laser-1", {"job-state": 3}, said).state is JobState.QUEUE_STOPPED


@pytest.mark.parametrize("fault", ["paper_out", "slow", None])
def test_cancelled_by_us(lab: PrintLab, fault: str | None) -> None:
    if fault is None:
        lab.tell("cupsdisable", QUEUE)
    else:
        lab.fault(fault)
    job = send()
    becomes(job, {"paper_out": JobState.NO_PAPER, "slow": JobState.PRINTING, None: JobState.QUEUE_STOPPED}[fault])
    printer.cancel(job, TITLE)
    becomes(job, JobState.CANCELED)
    printer.cancel(job, TITLE)
    printer.forget(job, TITLE)
    assert lab.spooled() == []
    until("CUPS has forgotten it", lambda: is_gone(job))
    assert lab.arrived() == []


def test_what_is_done_is_not_cancelled(lab: PrintLab) -> None:
    job = send()
    becomes(job, JobState.DONE)
    printer.cancel(job, TITLE)
    assert printer.look(job, TITLE).state is JobState.DONE
