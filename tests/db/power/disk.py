"""A disk as the power leaves it: what was waited for is there, and of the rest whatever subset had arrived.

What was written to a file since it was last synced is kept, dropped or torn, sector by sector, so in whatever order: of
two writes in one place the disk's own memory has the later one, hence what is overtaken is what is dropped. Likewise
what was made, renamed and removed in a folder since that was last synced. Two kinds of disk differ there: on one with a
journal (ext4, xfs, btrfs) names are kept in the order in which they were changed, and each sync keeps all before it; on
any other, no more than POSIX says, only the sync of the folder keeps its names, and only the same name's changes keep
their order.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from tests.db.power.recording import INDEX, Event

SECTOR: Final = 512


@dataclass(eq=False)
class File:
    """A file: what the disk has of it for certain, and what was done with it since.

    Attributes:
        kept: Its content when it was last synced.
        pending: Writes since then, by place and bytes; without bytes, it was cut there.
    """

    kept: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def content(self, random: Random | None) -> bytes:
        """What the power leaves; without chance, all that was written."""
        mood = random.choice((0.0, 1.0, random.random())) if random else 1.0
        content = bytearray(self.kept)
        for place, data in self.pending:
            if data is None:
                if random is None or random.random() < mood:
                    content[place:] = bytes(max(0, place - len(content)))
                continue
            for at, piece in _arrived(place, data, random, mood):
                content[len(content) :] = bytes(max(0, at - len(content)))
                content[at : at + len(piece)] = piece
        return bytes(content)


def _arrived(place: int, data: bytes, random: Random | None, mood: float) -> Iterator[tuple[int, bytes]]:
    """The pieces of a write that are on the disk."""
    if random is None or random.random() < mood:
        yield place, data
        return
    ends = [*range(SECTOR - place % SECTOR, len(data), SECTOR), len(data)]
    pieces = [(place + begin, data[begin:end]) for begin, end in zip([0, *ends], ends, strict=False)]
    match random.randrange(4):
        case 0:
            # torn: its beginning, or its end
            at = random.randint(0, len(pieces))
            yield from random.choice((pieces[:at], pieces[at:]))
        case 1:
            yield from (piece for piece in pieces if random.random() < 0.5)


@dataclass(eq=False)
class Folder:
    """A folder: the names that the disk has for certain, and those that there are."""

    kept: dict[str, File | Folder] = field(default_factory=dict)
    now: dict[str, File | Folder] = field(default_factory=dict)


Change = list[tuple[Folder, str, "File | Folder | None"]]
"""What one step does to names, all of it or nothing; None where a name goes."""


@dataclass
class Disk:
    """What is on it for certain, and what was done since.

    Attributes:
        has_journal: Which kind it is.
        root: The folder.
        pending: What was done to names and isn't kept for certain.
    """

    has_journal: bool
    root: Folder = field(default_factory=Folder)
    pending: list[Change] = field(default_factory=list)

    @classmethod
    def like(cls, folder: Path, has_journal: bool) -> Disk:
        """A disk that has a folder as it is."""
        return cls(has_journal, _read(folder))

    def play(self, events: Iterable[Event]) -> None:
        """Does again what was recorded."""
        for what, name, *more in events:
            if what != "mark":
                getattr(self, f"_{what}")(name, *more)

    def left(self, random: Random | None) -> dict[str, bytes | None]:
        """What the power leaves if it goes now, by path; folders have no content. Without chance, all there is."""
        # on the way to its folder a name may be reached twice: a rename that is half kept isn't
        changed: dict[tuple[int, str], File | Folder | None] = {}
        for change in self._arrived(random):
            changed |= {(id(folder), name): node for folder, name, node in change}

        def walk(folder: Folder, path: str) -> Iterator[tuple[str, bytes | None]]:
            own = {name: node for (of, name), node in changed.items() if of == id(folder)}
            for name, node in (folder.kept | own).items():
                if isinstance(node, Folder):
                    yield f"{path}{name}", None
                    yield from walk(node, f"{path}{name}/")
                elif node is not None:
                    yield f"{path}{name}", node.content(random)

        return dict(walk(self.root, ""))

    def _arrived(self, random: Random | None) -> list[Change]:
        if random is None:
            return self.pending
        if self.has_journal:
            return self.pending[: random.randint(0, len(self.pending))]
        mood, arrived, late = random.choice((0.0, 1.0, 0.5)), [], set[tuple[int, str]]()
        for change in self.pending:
            names = {(id(folder), name) for folder, name, _ in change}
            if names & late or random.random() >= mood:
                late |= names
            else:
                arrived.append(change)
        return arrived

    def _at(self, path: str) -> tuple[Folder, str]:
        *above, name = path.split("/")
        folder = self.root
        for part in above:
            found = folder.now[part]
            assert isinstance(found, Folder)
            folder = found
        return folder, name

    def _change(self, *changes: tuple[Folder, str, File | Folder | None]) -> None:
        for folder, name, node in changes:
            if node is None:
                del folder.now[name]
            else:
                folder.now[name] = node
        self.pending.append(list(changes))

    def _file(self, path: str) -> File:
        folder, name = self._at(path)
        found = folder.now[name]
        assert isinstance(found, File)
        return found

    def _open(self, path: str, flags: int) -> None:
        folder, name = self._at(path)
        if flags & os.O_CREAT and name not in folder.now:
            self._change((folder, name, File()))
        elif flags & os.O_TRUNC:
            self._truncate(path, 0)

    def _write(self, path: str, at: int, data: bytes) -> None:
        self._file(path).pending.append((at, data))

    def _truncate(self, path: str, length: int) -> None:
        self._file(path).pending.append((length, None))

    def _mkdir(self, path: str) -> None:
        self._change((*self._at(path), Folder()))

    def _unlink(self, path: str) -> None:
        self._change((*self._at(path), None))

    def _rename(self, old: str, new: str) -> None:
        folder, name = self._at(old)
        self._change((folder, name, None), (*self._at(new), folder.now[name]))

    def _swap(self, one: str, other: str) -> None:
        (folder, name), (folder_2, name_2) = self._at(one), self._at(other)
        self._change((folder, name, folder_2.now[name_2]), (folder_2, name_2, folder.now[name]))

    def _sync(self, path: str) -> None:
        folder, name = self._at(path)
        node = folder.now[name] if path else self.root
        if isinstance(node, File):
            node.kept = node.content(None)
            node.pending.clear()
        wanted: set[tuple[int, str]] = set()
        rest = []
        # backwards, so that what came before under the same names is kept too
        for change in reversed(self.pending):
            names = {(id(folder), name) for folder, name, _ in change}
            if self.has_journal or names & wanted or any(folder is node for folder, _, _ in change):
                wanted |= names
            else:
                rest.append(change)
        rest.reverse()
        for change in self.pending:
            if not any(change is one for one in rest):
                for folder, name, new in change:
                    if new is None:
                        folder.kept.pop(name, None)
                    else:
                        folder.kept[name] = new
        self.pending = rest


def lay(left: dict[str, bytes | None], folder: Path) -> None:
    """Writes what the power left into an empty folder."""
    for name, content in left.items():
        if content is None:
            (folder / name).mkdir(mode=0o700)
        else:
            (folder / name).write_bytes(content)


def picture(folder: Path) -> dict[str, bytes | None]:
    """What is in a folder, as :meth:`Disk.left` gives it."""
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    return {
        name: path.read_bytes() if path.is_file() else None for name, path in found.items() if not name.endswith(INDEX)
    }


def _read(folder: Path) -> Folder:
    made = Folder()
    for path in folder.iterdir():
        if not path.name.endswith(INDEX):
            made.kept[path.name] = File(path.read_bytes()) if path.is_file() else _read(path)
    made.now = dict(made.kept)
    return made
