"""The publisher's tool: keys, and the folder of a release that is copied to a stick labelled SALON-UPDATE.

``python -m salon_tui.update.publishing keys FOLDER`` makes a pair of keys; the public one belongs into the folder of
publisher keys of each machine, the private one is kept offline. ``… release WHEELS TO --key KEY --from 0.1.0
--note-en FILE --note-zh FILE`` signs a folder of wheels, made by ``pip wheel --wheel-dir WHEELS . pip`` on a machine as
the salon's: pip itself goes along, since the new environment gets nothing from elsewhere.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from db.integrity.trial import newest_schema
from salon_tui.update.release import LOCK_FILE, RELEASE_FILE, SIGNATURE_FILE, Release, Wanted, read_release
from salon_tui.update.signing import sign

PROGRAM = "salon-tui"


def make_keys(folder: Path, name: str = "publisher") -> Path:
    """Makes a pair of keys: ``NAME.key``, mode 0400, and ``NAME.pem``.

    Raises:
        FileExistsError: There is one already.
    """
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    folder.mkdir(parents=True, exist_ok=True)
    private = key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())
    with open(os.open(folder / f"{name}.key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as file:
        file.write(private)
    public = key.public_key().public_bytes(s.Encoding.PEM, s.PublicFormat.SubjectPublicKeyInfo)
    (folder / f"{name}.pem").write_bytes(public)
    return folder / f"{name}.key"


def make_release(
    wheels: Path,
    to: Path,
    private_key: bytes,
    *,
    from_version: str,
    notes: Mapping[str, str],
    schema: str = "",
    day: date | None = None,
) -> Release:
    """Signs a folder of wheels, and lays everything into the folder for the stick.

    Args:
        wheels: The folder; its wheel of the program gives the version.
        to: The folder to be made.
        private_key: See :func:`salon_tui.update.signing.sign`.
        from_version: The oldest version that it can take the place of.
        notes: What is new, by language.
        schema: The last change of the tables that it knows; empty for this program's own.
        day: The day on which it is made; None for today.

    Raises:
        ValueError: The program isn't among the wheels, or something couldn't be read as a release again.
    """
    found = {path.name: path for path in sorted(wheels.glob("*.whl"))}
    versions = {_project(name): name.split("-")[1] for name in found}
    if PROGRAM not in versions:
        raise ValueError(f"no wheel of {PROGRAM} in {wheels}")
    to.mkdir(parents=True)
    for name, path in found.items():
        shutil.copyfile(path, to / name)
    lock = "".join(
        f"{_project(name)}=={name.split('-')[1]} --hash=sha256:{_digest(to / name)}\n" for name in sorted(found)
    )
    (to / LOCK_FILE).write_text(lock, "ascii")
    release = Release(
        version=versions[PROGRAM],
        from_version=from_version,
        schema=schema or newest_schema(),
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        machine=platform.machine(),
        date=(day or date.today()).isoformat(),
        notes=dict(notes),
        files={
            name: Wanted(sha256=_digest(to / name), size=(to / name).stat().st_size)
            for name in sorted((*found, LOCK_FILE))
        },
    )
    text = release.as_json()
    if read_release(text) != release:
        raise ValueError(text)
    (to / RELEASE_FILE).write_bytes(text)
    (to / SIGNATURE_FILE).write_bytes(sign(text, private_key))
    return release


def _project(wheel: str) -> str:
    """A project's name as indexes compare it (PEP 503), from a wheel's file name."""
    return re.sub("[-_.]+", "-", wheel.split("-")[0]).lower()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(arguments: list[str] | None = None) -> int:
    """The command line of whoever publishes."""
    parser = argparse.ArgumentParser(prog="python -m salon_tui.update.publishing", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    keys = commands.add_parser("keys")
    keys.add_argument("folder", type=Path)
    keys.add_argument("--name", default="publisher")
    made = commands.add_parser("release")
    made.add_argument("wheels", type=Path)
    made.add_argument("to", type=Path)
    made.add_argument("--key", type=Path, required=True)
    made.add_argument("--from", dest="from_version", required=True)
    made.add_argument("--note-en", type=Path, required=True)
    made.add_argument("--note-zh", type=Path, required=True)
    asked = parser.parse_args(arguments)
    if asked.command == "keys":
        print(make_keys(asked.folder, asked.name))
        return 0
    notes = {"en": asked.note_en.read_text("utf-8").strip(), "zh": asked.note_zh.read_text("utf-8").strip()}
    release = make_release(asked.wheels, asked.to, asked.key.read_bytes(), from_version=asked.from_version, notes=notes)
    print(f"{asked.to}: {release.version}, {len(release.files)} files, {release.size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
