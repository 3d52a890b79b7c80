"""What became of a print job: told from what CUPS says of the job and of its printer.

CUPS's job states alone are not enough. Measured with CUPS 2.4.2 and ``ippeveprinter``:

- with no paper, and with the printer switched off, the job is "processing"; only the printer's state reasons, or the
  job's message, tell;
- a job that the printer gave up (a jam, paper of the wrong size) is "canceled", as one that somebody canceled; only the
  job's message tells, since ``job-canceled-by-user`` is missing as often as not;
- one that was given up for its paper leaves ``media-needed`` among the printer's reasons;
- now and then such a job is "completed" all the same: CUPS asks the printer from two threads, and the first one to
  see the end of the job decides; the printer's reasons still have ``media-jam`` or ``media-needed`` then;
- in a stopped queue the job is "pending", as one that waits its turn, and the reasons of the printer are what they
  were at the last job;
- when the printer loses its power in the middle of a sheet, CUPS notices nothing; when it is on again and knows
  nothing of the job, CUPS calls it "completed". Nothing was printed. The printer's reasons get
  ``cups-ipp-missing-job-history`` then and keep it for later jobs: only where it is new does it tell something.

Sources: RFC 8011, 5.3.7 (job-state), 5.3.8 (job-state-reasons), 5.4.11 and 5.4.12 (the printer's, and the endings of
reasons, as in ``media-empty-warning``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from db.papers.printed.states import PaperState


class JobState(StrEnum):
    """What became of a job. Each has words of its own on the screen, and most have something to do."""

    ASKED = "asked"
    """Written down and handed over; whether CUPS has it is not known yet."""
    WAITING = "waiting"
    """Other jobs are printed first."""
    HELD = "held"
    """Somebody holds it back."""
    PRINTING = "printing"
    DONE = "done"
    """All of it is on paper."""
    UNSURE = "unsure"
    """CUPS calls it done, but the printer is jammed or knows nothing of it: somebody has to look what came out."""
    NO_PAPER = "no_paper"
    """The paper is out, or not the one that was asked for; it goes on by itself."""
    WRONG_PAPER = "wrong_paper"
    """The printer gave it up, as it has other paper in it: it has to be sent again."""
    JAMMED = "jammed"
    """Paper is stuck; the printer still has the job."""
    NEEDS_HELP = "needs_help"
    """A cover is open, or the toner is used up."""
    PRINTER_OFF = "printer_off"
    """CUPS can't reach the printer; it goes on by itself when it can."""
    NO_ANSWER = "no_answer"
    """The print service is down; it goes on by itself when it is up again."""
    QUEUE_STOPPED = "queue_stopped"
    """Nothing is printed until somebody starts the queue again."""
    FAILED = "failed"
    """The printer or CUPS gave it up (a jam, the wrong paper): it has to be sent again."""
    CANCELED = "canceled"
    """Somebody canceled it."""
    REFUSED = "refused"
    """CUPS or the printer never took it."""
    GONE = "gone"
    """CUPS knows nothing of it any more, or its queue was deleted."""
    CAME_OUT = "came_out"
    """Somebody has looked: it came out well, whatever CUPS says."""
    SPOILT = "spoilt"
    """Somebody has looked: it came out badly, or not all of it."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self in _OVER

    @property
    def needs_look(self) -> bool:
        """Whether somebody has to say what came out."""
        return self in (JobState.UNSURE, JobState.GONE)

    @property
    def paper(self) -> PaperState | None:
        """What became of the sheets that it brings out; None while nobody knows."""
        if not self.is_over:
            return None
        if self.needs_look:
            return PaperState.UNSURE
        return PaperState.PRINTED if self in (JobState.DONE, JobState.CAME_OUT) else PaperState.NOT_OUT


_OVER = frozenset(
    {
        JobState.DONE,
        JobState.UNSURE,
        JobState.WRONG_PAPER,
        JobState.FAILED,
        JobState.CANCELED,
        JobState.REFUSED,
        JobState.GONE,
        JobState.CAME_OUT,
        JobState.SPOILT,
    }
)


@dataclass(frozen=True, slots=True)
class JobReport:
    """A job as it is now.

    Attributes:
        job: Its id, such as ``Laser-42``.
        state: What became of it.
        reasons: CUPS's reasons of the job and of the printer, for the log of whoever has to mend it.
    """

    job: str
    state: JobState
    reasons: tuple[str, ...] = ()


JOB_ATTRIBUTES = ("job-state", "job-state-reasons", "job-printer-state-message")
"""What is asked about a job."""
PRINTER_ATTRIBUTES = ("printer-state", "printer-state-reasons")
"""What is asked about its printer."""

_PENDING, _HELD, _PROCESSING, _STOPPED, _CANCELED, _ABORTED, _COMPLETED = range(3, 10)
_PRINTER_STOPPED = 5
_FORGOTTEN = "cups-ipp-missing-job-history"
_BLOCKING = (
    (JobState.NO_PAPER, ("media-empty", "media-needed", "input-tray-missing")),
    (JobState.JAMMED, ("media-jam",)),
    (JobState.PRINTER_OFF, ("offline", "shutdown", "timed-out")),
    (
        JobState.NEEDS_HELP,
        ("cover-open", "door-open", "interlock-open", "toner-empty", "marker-supply-empty", "output-area-full"),
    ),
)
_ENDINGS = ("-error", "-warning", "-report")
# CUPS has no reasons for these. It speaks the language that the job was sent in, which pyipp makes English.
_GIVEN_UP = "at printer"
_UNREACHABLE = ("may not exist or is unavailable", "is unreachable", "is not responding", "Unable to locate printer")


def judge(job: str, said: Mapping[str, Any], printer: Mapping[str, Any], first: JobReport | None = None) -> JobReport:
    """Tells what became of a job.

    Args:
        job: Its id.
        said: The attributes of the job.
        printer: The attributes of its printer.
        first: What was told of it first.
    """
    of_job = _words(said.get("job-state-reasons"))
    of_printer = _words(printer.get("printer-state-reasons"))
    state = _state(said, printer)
    plain = {_plain(reason) for reason in of_printer}
    if state is JobState.DONE and _is_doubtful(plain, of_printer, first):
        state = JobState.UNSURE
    elif state is JobState.FAILED and "media-needed" in plain:
        state = JobState.WRONG_PAPER
    return JobReport(job, state, (*of_job, *of_printer))


def _is_doubtful(plain: set[str], of_printer: tuple[str, ...], first: JobReport | None) -> bool:
    is_forgotten = first is not None and _FORGOTTEN in set(of_printer) - set(first.reasons)
    # an empty tray is no wonder after the last sheet; one that needs other paper is
    has_other_paper = "media-needed" in plain and "media-empty" not in plain
    return is_forgotten or has_other_paper or "media-jam" in plain


def _state(said: Mapping[str, Any], printer: Mapping[str, Any]) -> JobState:
    state = int(said["job-state"])
    if state == _COMPLETED:
        return JobState.DONE
    message = str(said.get("job-printer-state-message", ""))
    if state == _CANCELED:
        return JobState.FAILED if _GIVEN_UP in message else JobState.CANCELED
    if state == _ABORTED:
        return JobState.FAILED
    if state == _HELD:
        return JobState.HELD
    # a job that waits for its turn behind one without paper waits for paper, too
    hindered = hindrance(printer, message)
    if hindered is None and state == _STOPPED:
        return JobState.QUEUE_STOPPED
    return hindered or (JobState.PRINTING if state == _PROCESSING else JobState.WAITING)


def hindrance(printer: Mapping[str, Any], message: str = "") -> JobState | None:
    """What keeps a printer from printing; None where nothing does.

    Args:
        printer: The attributes of the printer.
        message: What CUPS says besides: of the job, or of the printer.
    """
    if printer.get("printer-state") == _PRINTER_STOPPED:
        # whatever else it lacks: nothing goes on by itself, and what it lacked at the last job may be old
        return JobState.QUEUE_STOPPED
    plain = {_plain(reason) for reason in _words(printer.get("printer-state-reasons"))}
    for blocked, reasons in _BLOCKING:
        if plain & set(reasons):
            return blocked
    return JobState.PRINTER_OFF if any(words in message for words in _UNREACHABLE) else None


def _plain(reason: str) -> str:
    """A reason without how bad it is; CUPS makes a warning of what a printer calls an error."""
    for ending in _ENDINGS:
        reason = reason.removesuffix(ending)
    return reason


def _words(value: object) -> tuple[str, ...]:
    """Keywords; pyipp gives one alone as a string."""
    words = value if isinstance(value, list) else [value]
    return tuple(str(word) for word in words if word and word != "none")
