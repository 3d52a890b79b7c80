"""Sends PDFs to CUPS over IPP, follows what becomes of them, and leaves nothing in its spool.

The document goes from memory to CUPS. There it is a file, readable for the print service alone, for as long as it is
printed; after that CUPS keeps it for a day (``PreserveJobFiles``) unless it is asked not to: :func:`forget` asks. What
a program can't do from here: overwrite the deleted file, empty the memory of the printer, or keep the job's name,
account and number of pages out of CUPS's logs. So a job's name never says who the client is.

CUPS scales by itself what is sent without ``print-scaling=none``: labels moved by 3–5 mm (measured).

Sources: RFC 8011, 4.2.1 (Print-Job), 4.2.6 (Get-Jobs), 4.3.3 (Cancel-Job), 4.3.4 (Get-Job-Attributes); PWG 5100.13
(print-scaling); "IPP Operations" of CUPS 2.4 for CUPS-Get-Default, CUPS-Get-Printers and ``purge-job``.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from printouts.cups.ipp import NOT_FOUND, Answer, Attributes, ask
from printouts.cups.jobs import JOB_ATTRIBUTES, PRINTER_ATTRIBUTES, JobReport, JobState, hindrance, judge
from printouts.errors import PaperCode, PaperError


@dataclass(frozen=True, slots=True)
class Queue:
    """A printer as CUPS knows it.

    Attributes:
        name: Its name.
        about: What people call it; may be empty.
        is_default: Whether jobs go here that name no printer.
        is_accepting: Whether it takes jobs.
        hindrance: What keeps it from printing; None where nothing does.
    """

    name: str
    about: str
    is_default: bool
    is_accepting: bool
    hindrance: JobState | None = None


def printers() -> list[Queue]:
    """Returns all printers, the default one first, then by name.

    Raises:
        PaperError: ``no_print_program``, ``print_service_down``.
    """
    known = ("printer-name", "printer-info", "printer-is-accepting-jobs", "printer-state-message")
    wanted = {"requested-attributes": [*known, *PRINTER_ATTRIBUTES]}
    usual = default_printer()
    queues = [
        Queue(
            name=str(printer["printer-name"]),
            about=str(printer.get("printer-info", "")),
            is_default=printer["printer-name"] == usual,
            is_accepting=bool(printer.get("printer-is-accepting-jobs", True)),
            hindrance=hindrance(printer, str(printer.get("printer-state-message", ""))),
        )
        for printer in _good(ask("CUPS_GET_PRINTERS", about=wanted)).printers
    ]
    return sorted(queues, key=lambda queue: (not queue.is_default, queue.name))


def default_printer() -> str | None:
    """Returns the name of the printer that jobs go to, or None where there is none.

    Raises:
        PaperError: ``no_print_program``, ``print_service_down``.
    """
    answer = ask("CUPS_GET_DEFAULT", about={"requested-attributes": ["printer-name"]})
    return str(_good(answer).printers[0]["printer-name"]) if answer.printers else None


def send(pdf: bytes, *, title: str, media: str, sides: str, copies: int = 1, printer: str | None = None) -> str:
    """Hands a PDF over to be printed, at its own size.

    Args:
        pdf: The document.
        title: What the print queue shows to everybody: never client data. Give the form number.
        media: Name of the paper size (PWG 5101.1), such as ``iso_a5_148x210mm``.
        sides: ``one-sided``, ``two-sided-long-edge`` or ``two-sided-short-edge``.
        copies: How often.
        printer: Name of the printer; the default one if there is none.

    Returns:
        The job's id, such as ``Laser-42``. That CUPS took it doesn't mean that it is on paper: see :func:`look`.

    Raises:
        PaperError: ``no_print_program``, ``print_service_down``, ``no_printer``, ``refused``, ``no_such_paper``.
    """
    name = printer or default_printer()
    if name is None:
        raise PaperError(PaperCode.NO_PRINTER)
    _check_media(name, media)
    answer = ask(
        "PRINT_JOB",
        printer=name,
        about={"job-name": title, "document-format": "application/pdf"},
        job={"media": media, "sides": sides, "print-scaling": "none", "copies": copies},
        data=pdf,
    )
    return f"{name}-{_good(answer, name).jobs[0]['job-id']}"


def look(job: str, title: str, first: JobReport | None = None) -> JobReport:
    """Returns what became of a job.

    Args:
        job: Its id.
        title: What the print queue shows it as.
        first: What was told of it first: a printer that lost its power is seen by the change.

    Raises:
        PaperError: ``no_print_program``, ``print_service_down``, ``refused``.
    """
    said = _said_of(job, title)
    if said is None:
        return JobReport(job, JobState.GONE)
    about = {"requested-attributes": list(PRINTER_ATTRIBUTES)}
    queue = ask("GET_PRINTER_ATTRIBUTES", printer=_parts(job)[0], about=about)
    if queue.status == NOT_FOUND:
        # a queue that is deleted takes its jobs along: nobody has taken this one back, and nobody knows how far it came
        return JobReport(job, JobState.GONE)
    return judge(job, said, queue.printers[0] if queue.printers else {}, first)


def cancel(job: str, title: str) -> None:
    """Cancels a job that is not over; nothing happens to one that is, or to another one that has its number now.

    CUPS takes it back from the printer, too, where the printer can do that.

    Raises:
        PaperError: ``no_print_program``, ``print_service_down``, ``refused``.
    """
    if not look(job, title).state.is_over:
        name, number = _parts(job)
        answer = ask("CANCEL_JOB", printer=name, about={"job-id": number})
        # it may have ended meanwhile
        if not answer.is_good and not look(job, title).state.is_over:
            _good(answer, name)


def forget(job: str, title: str) -> None:
    """Has CUPS delete the document and the history of a job that is over; an account can do so with its own jobs only.

    Another job that has its number now is let be: it may not be printed yet.

    While CUPS still ends the programs of a job that was canceled, it deletes the document, but not the history: ask
    again, until :func:`look` says that it is gone.

    Raises:
        PaperError: ``no_print_program``, ``print_service_down``, ``refused``.
    """
    if _said_of(job, title) is None:
        return
    name, number = _parts(job)
    answer = ask("CANCEL_JOB", printer=name, about={"job-id": number, "purge-job": True})
    if answer.status != NOT_FOUND:
        _good(answer, name)


def find(title: str) -> str | None:
    """Returns the id of this account's newest job with a title, None where CUPS has none.

    Raises:
        PaperError: ``no_print_program``, ``print_service_down``, ``refused``.
    """
    # CUPS leaves out the name of a job that is over and out of its memory, unless it reads the job's file for the media
    known = ["job-id", "job-name", "job-printer-uri", "media"]
    wanted = {"which-jobs": "all", "my-jobs": True, "requested-attributes": known}
    found = [job for job in _good(ask("GET_JOBS", about=wanted)).jobs if job.get("job-name") == title]
    if not found:
        return None
    # an archive that was brought back from a copy counts on from there, so a number may come twice
    job = max(found, key=lambda one: int(one["job-id"]))
    return f"{unquote(str(job['job-printer-uri']).rpartition('/')[2])}-{job['job-id']}"


def _said_of(job: str, title: str) -> Attributes | None:
    """What CUPS says of a job; None where it has none of this id and title.

    A CUPS that was set up anew, or lost its spool, counts from 1 again: the number alone may be another job's by now.
    """
    name, number = _parts(job)
    wanted = {"job-id": number, "requested-attributes": ["job-name", *JOB_ATTRIBUTES]}
    answer = ask("GET_JOB_ATTRIBUTES", printer=name, about=wanted)
    if answer.status == NOT_FOUND:
        return None
    (said,) = _good(answer, name).jobs
    return said if said.get("job-name") == title else None


def _parts(job: str) -> tuple[str, int]:
    name, _, number = job.rpartition("-")
    return name, int(number)


def _check_media(name: str, media: str) -> None:
    """Refuses paper that the printer doesn't know: CUPS would print on another size without a word."""
    about = {"requested-attributes": ["media-supported"]}
    answer = _good(ask("GET_PRINTER_ATTRIBUTES", printer=name, about=about), name)
    known = answer.printers[0].get("media-supported", []) if answer.printers else []
    names = known if isinstance(known, list) else [known]
    if names and media not in names and not any(str(one).startswith("custom_max") for one in names):
        raise PaperError(PaperCode.NO_SUCH_PAPER, printer=name)


def _good(answer: Answer, name: str = "") -> Answer:
    """Passes on an answer that is good; or one that says that there is no printer, where none is asked for."""
    if answer.is_good or (answer.status == NOT_FOUND and not name):
        return answer
    if answer.status == NOT_FOUND:
        raise PaperError(PaperCode.NO_PRINTER, printer=name)
    raise PaperError(PaperCode.REFUSED, printer=name, said=answer.said[:200])
