"""The files of an archive's folder: what is there, whose desk it is, and the key that its key name points to."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from db.core.errors import Code, SalonError

DATABASE_FILE = "salon.db"
LOCK_FILE = "desk.lock"
KEY_NAME_FILE = "key-name"
LOG_HEAD_FILE = "log-head"
RECOVERY_FILE = "recovery"
ERASED_FILE = "erased"
PAGE = 4096

_ALSO = (f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-journal", KEY_NAME_FILE, LOG_HEAD_FILE, RECOVERY_FILE, ERASED_FILE)
"""What an archive leaves in its folder besides the database itself."""
_NOBODYS = (LOCK_FILE, "incidents.log", "incidents.log.old", "desk.toml")
"""What may be in a folder before there is an archive: how this machine's keyboard is, where the program failed."""


def exists(folder: Path) -> bool:
    """Whether there is an archive in a folder, whole or not: any trace of one."""
    return any((folder / name).exists() for name in (DATABASE_FILE, *_ALSO))


def refuse_unless_whole(folder: Path) -> None:
    """Refuses where there is no archive, or only a part of one.

    Raises:
        SalonError: ``NO_ARCHIVE``, ``INCOMPLETE_ARCHIVE`` or ``NOT_A_DATABASE``.
    """
    path = folder / DATABASE_FILE
    if not path.exists():
        raise SalonError(Code.INCOMPLETE_ARCHIVE if exists(folder) else Code.NO_ARCHIVE, path=str(folder))
    if not _may_be_encrypted(path):
        raise SalonError(Code.NOT_A_DATABASE, path=str(path))


def _may_be_encrypted(path: Path) -> bool:
    """Whether a file is as long as an archive is at least, and no plain database.

    Its length may be no whole number of pages: a full disk can cut the last one, and the journal still has it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except IsADirectoryError:
        return False
    except OSError as error:
        raise SalonError(Code.NOT_WRITABLE, path=str(path)) from error
    return path.stat().st_size >= PAGE and not head.startswith(b"SQLite format 3")


def key_path(folder: Path, key_folder: Path) -> Path:
    """Where the key of an archive is: the data folder holds only the key's name and fingerprint.

    Raises:
        SalonError: ``KEY_MISSING`` when the data folder doesn't say.
    """
    return key_folder / f"{Path(_key_words(folder)[0]).name}.key"


def key_fingerprint(folder: Path) -> str:
    """The fingerprint of the archive's key; empty where the data folder doesn't say.

    Raises:
        SalonError: As :func:`key_path`.
    """
    return "".join(_key_words(folder)[1:2])


def _key_words(folder: Path) -> list[str]:
    path = folder / KEY_NAME_FILE
    try:
        words = path.read_text("ascii").split()
    except (OSError, ValueError) as error:
        raise SalonError(Code.KEY_MISSING, path=str(path)) from error
    if not words:
        raise SalonError(Code.KEY_MISSING, path=str(path))
    return words


def write_key_name(folder: Path, name: str, fingerprint: str) -> None:
    """Writes which key an archive has."""
    write_whole(folder / KEY_NAME_FILE, f"{name} {fingerprint}\n")


def write_whole(path: Path, text: str, mode: int = 0o600) -> None:
    """Writes a small file so that a power cut leaves the old one or the new one, never half of it.

    Args:
        path: The file.
        text: What it is to hold.
        mode: Who may read it.

    Raises:
        OSError: It can't be written.
    """
    scratch = path.with_name(f"{path.name}.new")
    scratch.unlink(missing_ok=True)
    handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(path)
    sync_folder(path.parent)


def make_private(path: Path) -> None:
    """Makes an empty file that nobody but its owner reads; a database that is made of it gives its journals that mode.

    Raises:
        OSError: It can't be made, or is there already.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600))


def copy_archive(folder: Path, scratch: Path, *also: str) -> None:
    """Copies an archive's database, its journal and how far its log had come, as encrypted as they are.

    Args:
        folder: Where they are.
        scratch: An empty folder.
        also: What else is copied where it is there.

    Raises:
        OSError: Something can't be read, or there is no room for it.
    """
    for name in (DATABASE_FILE, f"{DATABASE_FILE}-wal", LOG_HEAD_FILE, *also):
        if (folder / name).exists():
            make_private(scratch / name)
            shutil.copyfile(folder / name, scratch / name)


def close_to_others(folder: Path) -> None:
    """Takes an archive's files from all but their owner: an earlier program made them for everybody to read."""
    for name in (DATABASE_FILE, *_ALSO):
        # what is another's to change, or on a disk that knows no modes, stays as it is: the folder is closed
        with contextlib.suppress(OSError):
            if stat.S_IMODE((folder / name).stat().st_mode) & 0o077:
                (folder / name).chmod(0o600)


def sync_folder(folder: Path) -> None:
    """Waits until the disk has what was made, renamed and removed in a folder.

    Raises:
        OSError: It can't be reached.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it, where they are missing; a power cut takes none of them again.

    Raises:
        OSError: It can't be made.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for one in missing:
        sync_folder(one.parent)


def settle(path: Path) -> None:
    """Waits until the disk has a file, and forgets it, so that it is read back from there.

    Raises:
        OSError: The disk fails.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    forget(path)


def forget(path: Path) -> None:
    """Gives up what the machine has in memory of a file that the disk has.

    Raises:
        OSError: It can't be opened.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def take_desk(folder: Path) -> IO[str]:
    """Locks the folder for this process and says which process that is; the lock goes with it, however it ends.

    Raises:
        SalonError: ``DESK_TAKEN`` with the holder, or ``NOT_WRITABLE``.
    """
    lock = _lock(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT)
    lock.seek(0)
    lock.truncate()
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def borrow_desk(folder: Path) -> IO[str] | None:
    """Locks the folder as :func:`take_desk`, but writes nothing in it; None where no desk was ever opened there."""
    return _lock(folder / LOCK_FILE, os.O_RDONLY) if (folder / LOCK_FILE).exists() else None


def _lock(path: Path, flags: int) -> IO[str]:
    try:
        # never through a link, whose target would be emptied
        handle = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    except OSError as error:
        raise SalonError(Code.NOT_WRITABLE, path=str(path)) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise SalonError(Code.NOT_WRITABLE, path=str(path))
    lock = os.fdopen(handle, "r+" if flags & os.O_RDWR else "r", encoding="ascii", errors="replace")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        taken = error.errno in (errno.EACCES, errno.EAGAIN)
        holder = lock.read(20).strip() if taken else ""
        lock.close()
        if taken:
            raise SalonError(Code.DESK_TAKEN, holder=holder if holder.isdecimal() else "?") from error
        raise SalonError(Code.NOT_WRITABLE, path=str(path)) from error
    return lock


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A folder beside another, which takes its place when the block ends well; otherwise nothing was there.

    A process that is killed in between leaves the other folder as it was.

    Raises:
        SalonError: ``ARCHIVE_EXISTS``, ``NOT_EMPTY_FOLDER`` or ``NOT_WRITABLE``.
    """
    folder = folder.resolve()
    if exists(folder):
        raise SalonError(Code.ARCHIVE_EXISTS, path=str(folder))
    with scratch_beside(folder) as scratch:
        if folder.exists() and {path.name for path in folder.iterdir()} - set(_NOBODYS):
            raise SalonError(Code.NOT_EMPTY_FOLDER, path=str(folder))
        yield scratch
        _take_place(scratch, folder)


@contextmanager
def scratch_beside(folder: Path) -> Iterator[Path]:
    """An empty folder beside another, for what is to take its place; gone again where the block fails.

    What a process that was killed left there is taken away.

    Raises:
        SalonError: ``NOT_WRITABLE``.
    """
    try:
        make_folder(folder.parent)
        prefix = f".{folder.name}-new-"
        for left in folder.parent.glob(f"{prefix}*"):
            shutil.rmtree(left, ignore_errors=True)
        scratch = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
    except OSError as error:
        raise SalonError(Code.NOT_WRITABLE, path=str(folder)) from error
    try:
        yield scratch
    except BaseException as error:
        shutil.rmtree(scratch, ignore_errors=True)
        if isinstance(error, OSError):
            raise SalonError(Code.NOT_WRITABLE, path=str(folder)) from error
        raise


def carry_over(folder: Path, scratch: Path) -> None:
    """What belongs to the machine, not to the archive, goes along into the folder that takes another's place.

    Raises:
        OSError: It can't be copied.
    """
    for name in set(_NOBODYS) - {LOCK_FILE}:
        if (folder / name).is_file():
            shutil.copy2(folder / name, scratch / name, follow_symlinks=False)
            settle(scratch / name)


def _take_place(scratch: Path, folder: Path) -> None:
    if folder.exists():
        carry_over(folder, scratch)
        for name in _NOBODYS:
            (folder / name).unlink(missing_ok=True)
    scratch.replace(folder)
    sync_folder(folder.parent)
