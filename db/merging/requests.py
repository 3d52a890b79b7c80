"""What is asked about clients who may be one person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeClients:
    """The file of ``gone`` becomes part of that of ``client``.

    Attributes:
        version: That of the client, as it was read.
        gone_version: That of the other.
        taken: Names of fields whose value is taken from the other, though the client has one.
        chosen: Ids of dated records that shall count, where both have one of which one version counts.
    """

    request_id: str
    client: int
    gone: int
    version: int
    gone_version: int
    why: str
    taken: frozenset[str] = frozenset()
    chosen: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoMerge:
    """Two files are two again.

    Attributes:
        id: The merge.
        goes: What was made since and is of who was gone: tables and ids, as :class:`db.merging.records.Since` has them.
    """

    request_id: str
    id: int
    why: str
    goes: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeMerge:
    """Two files may be of one person: whoever may merge them should look."""

    request_id: str
    client: int
    gone: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TellApart:
    """Two clients who look like one person are two; saying so twice says it once."""

    client: int
    other: int
    why: str
