"""What reaches CUPS's programs, and what is said when they complain. Real queues have tests of their own."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from printouts import printer
from printouts.errors import PaperCode, PaperError

PDF = b"%PDF-1.4 \x00\xff hello"


class Cups:
    """Stand-ins for ``lp`` and ``lpstat`` in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.says(
            "lpstat",
            'case "$1" in -r) echo "scheduler is running";; -d) echo "system default destination: Laser";; esac',
        )
        self.says(
            "lp",
            f'cat > {folder}/data; printf "%s\\n" "$@" > {folder}/words; echo "request id is Laser-42 (0 file(s))"',
        )

    def says(self, program: str, script: str) -> None:
        """Makes a program run a piece of shell."""
        path = self.folder / program
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return Cups(tmp_path)


def send() -> str:
    return printer.send(PDF, title="CC-01", media="iso_a5_148x210mm", sides="two-sided-short-edge")


def test_a_job_goes_through_a_pipe_with_its_paper(cups: Cups) -> None:
    assert send() == "Laser-42"
    assert (cups.folder / "data").read_bytes() == PDF
    words = (cups.folder / "words").read_text().splitlines()
    options = ("media=iso_a5_148x210mm", "sides=two-sided-short-edge", "print-scaling=none")
    assert words == ["-d", "Laser", "-t", "CC-01", *(word for option in options for word in ("-o", option)), "-"]


def test_the_default_printer(cups: Cups) -> None:
    assert printer.default_printer() == "Laser"
    cups.says(
        "lpstat", 'case "$1" in -r) echo "scheduler is running";; -d) echo "no system default destination";; esac'
    )
    assert printer.default_printer() is None
    with pytest.raises(PaperError) as caught:
        send()
    assert caught.value.code is PaperCode.NO_PRINTER


def test_no_service(cups: Cups) -> None:
    cups.says("lpstat", 'echo "scheduler is not running"')
    with pytest.raises(PaperError) as caught:
        printer.default_printer()
    assert caught.value.code is PaperCode.PRINT_SERVICE_DOWN


@pytest.mark.parametrize(
    ("complaint", "code"),
    [
        ("lp: The printer or class does not exist.", PaperCode.NO_PRINTER),
        ("lp: Destination is not accepting jobs.", PaperCode.REFUSED),
    ],
)
def test_complaints(cups: Cups, complaint: str, code: PaperCode) -> None:
    cups.says("lp", f'cat > /dev/null; echo "{complaint}" >&2; exit 1')
    with pytest.raises(PaperError) as caught:
        send()
    assert caught.value.code is code
    assert caught.value.facts["printer"] == "Laser"


def test_no_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PaperError) as caught:
        printer.default_printer()
    assert caught.value.code is PaperCode.NO_PRINT_PROGRAM


def test_options_are_words_only(cups: Cups) -> None:
    with pytest.raises(ValueError, match="print_option"):
        printer.send(PDF, title="CC-01", media="iso_a5 -o raw", sides="one-sided")
