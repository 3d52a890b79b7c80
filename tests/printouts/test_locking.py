"""A locked file opens with its password, in several readers, and with nothing else."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from pikepdf import PasswordError, Pdf
from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from printouts.locking import is_good, locked
from printouts.registry import render
from tests.printouts import samples

PASSWORD = "Ostern 2026, [/]&<b>"


def test_it_opens_with_its_password_alone(tmp_path: Path) -> None:
    plain = render("card", samples.card())
    safe = locked(plain, PASSWORD)
    assert PdfReader(io.BytesIO(plain)).pages[0].extract_text() != ""
    reader = PdfReader(io.BytesIO(safe))
    assert reader.is_encrypted
    with pytest.raises(FileNotDecryptedError):
        reader.pages[0].extract_text()
    assert not reader.decrypt(PASSWORD[:-1])
    assert reader.decrypt(PASSWORD)
    assert reader.pages[0].extract_text() == PdfReader(io.BytesIO(plain)).pages[0].extract_text()
    assert len(reader.pages) == 2


def test_it_is_aes_256_and_nothing_of_it_can_be_read() -> None:
    plain = render("card", samples.card())
    safe = locked(plain, PASSWORD)
    with pytest.raises(PasswordError):
        Pdf.open(io.BytesIO(safe))
    with Pdf.open(io.BytesIO(safe), password=PASSWORD) as document:
        found = document.encryption
        assert (found.R, found.bits, str(found.stream_method), str(found.string_method)) == (
            6,
            256,
            "EncryptionMethod.aesv3",
            "EncryptionMethod.aesv3",
        )
    with Pdf.open(io.BytesIO(plain)) as document:
        drawn = document.pages[0].Contents.read_raw_bytes()
    assert drawn in plain and drawn not in safe
    assert PASSWORD.encode() not in safe


def test_poppler_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(locked(render("card", samples.card()), PASSWORD))
    refused = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=False)
    assert refused.returncode != 0 and b"Incorrect password" in refused.stderr
    read = subprocess.run(["pdftotext", "-upw", PASSWORD, path, "-"], capture_output=True, check=True)
    assert "CC-01" in read.stdout.decode()


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("", False),
        ("1234567", False),
        ("12345678", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("密码密码密码密码", False),
        ("tab\tin it", False),
        ("O'Brien & <b>", True),
    ],
)
def test_passwords(password: str, expected: bool) -> None:
    assert is_good(password) is expected
    if not expected:
        with pytest.raises(ValueError, match="password"):
            locked(b"%PDF", password)
