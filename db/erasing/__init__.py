"""Who is erased: what goes, what has to stay, and what says that it was done.

It is one walk over the tables (``store/walk``): each that leads to a client, directly or through another, says in
``Meta.erasing`` what becomes of its rows, and ``tests/db/erasing/test_walk`` fails for one that doesn't, and for a text
of what stays that nobody has thought about. ``store/emptying`` does it, drafts and reasons of the log with it: the
chain of the log holds digests of reasons that are about a client, so that the texts can go (``db/core/audit``).

Afterwards the file is written anew, since its pages keep what is deleted (``db/core/disk/checkpoints``). An older
backup still has whoever was erased: digests of their salts stand in a small file beside the archive and in each place
of its backups (``db/core/disk/erased_list``), and ``store/erased`` erases them again where one is restored. They lie
there and not in the archive alone, which is what is lost when a backup is restored; with neither at hand, the number on
the destroy slip is what the file is erased by once more.

Who stays away is archived by ``db/contacts/store/archiving``; ``queries.expired`` is the destroy list: those whose time
is over, health that a client has taken back (``store/health`` says what that is, by the declarations), and what was
locked. ``operations/several`` has two people decide on many of its lines, and destroys each in a transaction of its
own, so that a kill in between loses nothing.

Medical records that a law keeps are locked (``store/locking``): put into words, sealed, and taken out of every table,
so that no page, list, search or sheet can show them. ``operations/locked`` opens them on paper for what a law asks.
"""
