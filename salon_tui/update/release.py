"""What a release says of itself (``release.json``), and whether it is for this machine.

That nothing older than the newest that was ever seen is taken is the rule of The Update Framework against rollback; its
expiring metadata would leave a desk without a network with nothing that is valid.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from salon_tui.update.why import UpdateError, Why

RELEASE_FILE, SIGNATURE_FILE, LOCK_FILE = "release.json", "release.sig", "requirements.lock"
LARGEST_SAYS = 1 << 20
"""Bytes of ``release.json``."""
LARGEST_FILE, MOST_FILES = 1 << 30, 300
LANGUAGES = ("en", "zh")

_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,199}\.whl")
_HASH = re.compile("[0-9a-f]{64}")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file of a release: what it must be to the last bit.

    Attributes:
        sha256: In hexadecimal.
        size: Bytes.
    """

    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release.

    Attributes:
        version: Its version.
        from_version: The oldest version that it can take the place of.
        schema: The last change of the tables that it knows.
        python: Python's version, as ``3.11``.
        machine: The processor, as ``uname -m`` says it.
        date: The day on which it was made.
        notes: What is new in it, by language.
        files: Wheels and the lock file, by name.
    """

    version: str
    from_version: str
    schema: str
    python: str
    machine: str
    date: str
    notes: Mapping[str, str]
    files: Mapping[str, Wanted]

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(one.size for one in self.files.values())

    def as_json(self) -> bytes:
        """As it is signed."""
        return json.dumps({"format": 1, **asdict(self)}, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def read_release(text: bytes) -> Release:
    """A release from what is signed.

    Raises:
        UpdateError: ``NO_RELEASE`` where it isn't one that this program understands.
    """
    try:
        said = json.loads(text)
        if said.pop("format") != 1:
            raise ValueError
        files = {name: Wanted(**one) for name, one in said.pop("files").items()}
        release = Release(**said, files=files)
        date.fromisoformat(release.date)
        words = (release.schema, release.python, release.machine)
        if not (
            _VERSION.fullmatch(release.version)
            and _VERSION.fullmatch(release.from_version)
            and all(_WORD.fullmatch(word) for word in words)
            and set(release.notes) == set(LANGUAGES)
            and all(isinstance(note, str) for note in release.notes.values())
            and LOCK_FILE in files
            and len(files) <= MOST_FILES
            and all(map(_is_file, files, files.values()))
        ):
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UpdateError(Why.NO_RELEASE) from error
    return release


def _is_file(name: str, wanted: Wanted) -> bool:
    # no name leads out of the folder
    is_named = name == LOCK_FILE or _NAME.fullmatch(name) is not None
    return is_named and _HASH.fullmatch(wanted.sha256) is not None and 0 <= wanted.size <= LARGEST_FILE


def order(version: str) -> tuple[int, ...]:
    """What versions are compared by; an empty one is before every other."""
    numbers = [int(part) for part in version.split(".")] if _VERSION.fullmatch(version) else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def require_fit(release: Release, installed: str, highest: str) -> None:
    """Refuses what isn't for this machine, or not after what it has.

    Args:
        release: The release.
        installed: The version in use.
        highest: The highest version that was ever seen here; empty for none.

    Raises:
        UpdateError: ``WRONG_MACHINE``, ``WRONG_PYTHON``, ``THERE_ALREADY``, ``OLDER``, ``TOO_OLD``.
    """
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    if release.machine != platform.machine():
        raise UpdateError(Why.WRONG_MACHINE, wanted=release.machine, found=platform.machine())
    if release.python != python:
        raise UpdateError(Why.WRONG_PYTHON, wanted=release.python, found=python)
    if order(release.version) == order(installed):
        raise UpdateError(Why.THERE_ALREADY, version=release.version)
    if order(release.version) < max(order(highest), order(installed)):
        newest = max(highest, installed, key=order)
        raise UpdateError(Why.OLDER, version=release.version, highest=newest)
    if order(installed) < order(release.from_version):
        raise UpdateError(Why.TOO_OLD, version=release.version, wanted=release.from_version, found=installed)
