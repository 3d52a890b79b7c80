"""A print service that is down, that wants something else, or that is none."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest

from printouts.cups import printers as printer
from printouts.cups.jobs import JobState
from printouts.errors import PaperCode, PaperError
from printouts.registry import SHEETS
from tests.printouts.cups.lab import TITLE, becomes, lab, laboratory, marks, send
from tests.printouts.cups.print_lab import QUEUE, PrintLab

__all__ = ["lab", "laboratory"]

DPI = 508
"""A pixel is 0.05 mm."""


def test_an_unknown_queue_and_a_service_that_is_down_are_told_apart(lab: PrintLab) -> None:
    sheet = SHEETS["card"]
    with pytest.raises(PaperError) as unknown:
        printer.send(marks(sheet), title="CC-01", media=sheet.media, sides=sheet.sides, printer="Nobody")
    assert unknown.value.code is PaperCode.NO_PRINTER
    job = send()
    # what becomes of a job whose service is stopped in the middle of it is up to the printer
    becomes(job, JobState.DONE)
    lab.stop_service()
    for step in (send, lambda: printer.look(job, TITLE), printer.default_printer, printer.printers):
        with pytest.raises(PaperError) as down:
            step()
        assert down.value.code is PaperCode.PRINT_SERVICE_DOWN
    lab.start_service()
    becomes(job, JobState.DONE)


def test_a_queue_that_takes_nothing(lab: PrintLab) -> None:
    lab.tell("cupsreject", QUEUE)
    with pytest.raises(PaperError) as caught:
        send()
    assert caught.value.code is PaperCode.REFUSED
    assert "not accepting jobs" in str(caught.value.facts["said"])


def test_paper_that_the_printer_does_not_know_is_refused(lab: PrintLab) -> None:
    with pytest.raises(PaperError) as caught:
        printer.send(marks(SHEETS["card"]), title="CC-01", media="jis_b6_128x182mm", sides="one-sided")
    assert caught.value.code is PaperCode.NO_SUCH_PAPER
    assert lab.arrived() == []


def test_a_print_service_that_wants_to_know_who_is_there(lab: PrintLab) -> None:
    with lab.service_with("<Location />\n  AuthType Basic\n  Require valid-user\n</Location>\n"):
        with pytest.raises(PaperError) as caught:
            printer.default_printer()
        assert caught.value.code is PaperCode.NEEDS_LOGIN


def test_a_machine_without_cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(tmp_path))
    with pytest.raises(PaperError) as caught:
        printer.default_printer()
    assert caught.value.code is PaperCode.NO_PRINT_PROGRAM


@pytest.mark.parametrize(
    ("status", "code"),
    [
        # what CUPS answers to other machines where it wants encryption; to its own it never does
        ("426 Upgrade Required", PaperCode.NEEDS_TLS),
        ("200 OK", PaperCode.PRINT_SERVICE_DOWN),
        ("502 Bad Gateway", PaperCode.PRINT_SERVICE_DOWN),
    ],
)
def test_something_else_than_cups_answers(
    monkeypatch: pytest.MonkeyPatch, lab: PrintLab, status: str, code: PaperCode
) -> None:
    def answer() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 5\r\n\r\nhello".encode())

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=answer)
        thread.start()
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{listening.getsockname()[1]}")
        with pytest.raises(PaperError) as caught:
            printer.default_printer()
        thread.join()
    assert caught.value.code is code


def test_the_socket_of_cups(lab: PrintLab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(lab.socket))
    assert printer.default_printer() == QUEUE
