"""What a state of a print job or of a printer is called, and what to do about it."""

from __future__ import annotations

from printouts.cups.jobs import JobState
from printouts.cups.printers import Queue
from printouts.registry import sheet_of
from salon_tui.app.print_jobs import PrintJob
from salon_tui.words.i18n import N_, _

STATES: dict[JobState, tuple[str, str]] = {
    JobState.ASKED: (N_("handed over"), N_("The printing system has not answered yet.")),
    JobState.WAITING: (N_("waiting"), N_("Other sheets are printed first.")),
    JobState.HELD: (N_("held back"), N_("Release it in the printing system, or cancel it.")),
    JobState.PRINTING: (N_("printing"), N_("It is being printed.")),
    JobState.DONE: (N_("printed"), N_("All of it is on paper.")),
    JobState.UNSURE: (N_("please look"), N_("Look what came out, and say so with F4.")),
    JobState.NO_PAPER: (N_("no paper"), N_("Put {size} paper into the printer; it goes on by itself.")),
    JobState.WRONG_PAPER: (N_("wrong paper"), N_("Put {size} paper into the printer, then send it again.")),
    JobState.JAMMED: (N_("paper jam"), N_("Take the stuck paper out, and close the printer.")),
    JobState.NEEDS_HELP: (N_("needs help"), N_("Close its cover, empty its tray, or change the toner.")),
    JobState.PRINTER_OFF: (N_("printer off"), N_("Switch it on, check its cable; it goes on by itself.")),
    JobState.NO_ANSWER: (N_("no answer"), N_("Start the printing system; this goes on by itself.")),
    JobState.QUEUE_STOPPED: (N_("queue stopped"), N_("Start it in the printing system, or print elsewhere.")),
    JobState.FAILED: (N_("failed"), N_("Look for a jam or for other paper, then send it again.")),
    JobState.CANCELED: (N_("cancelled"), N_("It was taken back.")),
    JobState.REFUSED: (N_("not taken"), N_("Send it again, or to another printer.")),
    JobState.GONE: (N_("not known"), N_("The printing system has lost it. Look what came out, and say so with F4.")),
    JobState.CAME_OUT: (N_("came out well"), N_("Somebody has looked: it is on paper.")),
    JobState.SPOILT: (N_("came out badly"), N_("Somebody has looked: it has to be printed again.")),
}
"""What a state is called, and what to do."""

# a job that ended while the desk was locked, before the machine was switched off, is gone: that needs nobody at once
_QUIET = frozenset(
    {
        JobState.ASKED,
        JobState.WAITING,
        JobState.PRINTING,
        JobState.DONE,
        JobState.CANCELED,
        JobState.GONE,
        JobState.CAME_OUT,
        JobState.SPOILT,
    }
)
FINE = frozenset(
    {JobState.DONE, JobState.CANCELED, JobState.CAME_OUT, JobState.ASKED, JobState.WAITING, JobState.PRINTING}
)
"""States in which nobody has to do anything; the list of jobs begins at the newest one that is in another."""


def state_name(state: JobState) -> str:
    """A state in a word or two, in the language in use."""
    return _(STATES[state][0])


def advice(state: JobState, kind: str) -> str:
    """What to do about a sheet of a kind in this state."""
    return _(STATES[state][1]).format(size=size_of(kind))


def size_of(kind: str) -> str:
    """The paper of a kind of sheet, as it stands on the packet."""
    return sheet_of(kind).media.split("_")[1].upper()


def trouble(job: PrintJob) -> str:
    """What to tell whoever is at the desk, wherever they are; empty where there is nothing to do."""
    if job.state in _QUIET:
        return ""
    return _("{printer}: {state}. {what}").format(
        printer=job.printer, state=state_name(job.state), what=advice(job.state, job.kind)
    )


def printer_state(queue: Queue) -> str:
    """How a printer stands, in a word or two."""
    if queue.hindrance is not None:
        return state_name(queue.hindrance)
    return _("ready") if queue.is_accepting else _("takes nothing")


def printer_advice(queue: Queue) -> str:
    """What to do about a printer; empty where there is nothing to do."""
    if queue.hindrance is JobState.NO_PAPER:
        return _("Put paper into the printer; it goes on by itself.")
    if queue.hindrance is not None:
        return _(STATES[queue.hindrance][1])
    return "" if queue.is_accepting else _("Let it take jobs again in the printing system, or print elsewhere.")
