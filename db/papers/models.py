"""Print jobs, and sheets of a client's record: what stood on them, whether they came out, and where they are."""

from __future__ import annotations

from typing import Any

import peewee as pw

from db.clients.models import Change, Client
from db.core.models import DERIVED, GOES, Erasing, Merging, Moment, Table
from db.papers import card_due
from db.papers.cabinets.models import Drawer
from db.papers.volumes.models import Volume
from db.staff.models import Staff


class PrintJob(Table):
    """A sheet that was handed to a printer: what and where to, never what stands on it.

    ``ended`` is when it was over and the printing system had deleted the document; ``is_settled``, that somebody has
    looked what came out, and said so.
    """

    job = pw.TextField()
    printer = pw.TextField()
    kind = pw.TextField()
    name = pw.TextField()
    client = pw.ForeignKeyField(Client, null=True, backref="print_jobs")
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="print_jobs")
    state = pw.TextField()
    ended = Moment(null=True)
    is_settled = pw.BooleanField(default=False)

    class Meta:
        erasing = Erasing(mark=("name",), codes=("job", "printer", "kind", "state"))
        indexes = ((("ended", "id"), False),)


class Sheet(Table):
    """A sheet that was printed of a client's record, with a digest of the printed fields, and where the paper is.

    ``state`` is a :class:`db.papers.printed.states.PaperState`; ``filed_key`` is the key that the paper was filed by,
    so that a client who is called otherwise now is still looked for where the paper stands. ``print_job`` is the job
    that brings it out, the last one where it was sent several times; ``occasion`` is what a letter is for; ``number``
    that of the ledger or the contract that it is, since a client may have several.
    """

    client = pw.ForeignKeyField(Client, index=False, backref="sheets")
    kind = pw.TextField()
    version = pw.IntegerField()
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False)
    digest = pw.TextField()
    state = pw.TextField(default="sent")
    since = Moment()
    drawer = pw.ForeignKeyField(Drawer, null=True, index=False, backref="sheets")
    filed_key = pw.TextField(default="")
    volume = pw.ForeignKeyField(Volume, null=True, backref="sheets")
    page = pw.IntegerField(null=True)
    print_job = pw.ForeignKeyField(PrintJob, null=True, backref="sheets")
    occasion = pw.TextField(default="")
    # a migration has added it, and so it has a default in the archive as well
    number = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])

    class Meta:
        erasing = Erasing(empty=("digest", "filed_key"), codes=("kind", "state", "occasion", "number"))
        # a card bears the number of who is gone: it is taken out, or stays where it is bound
        merging = Merging(number="version", within=("kind", "number"), unless="kind = 'card'")
        indexes = (
            (("client", "kind", "number", "version"), True),
            (("drawer", "filed_key"), False),
            (("state", "kind"), False),
        )


# the letters of a client among all that was printed, for the history
Sheet.add_index(Sheet.index(Sheet.client, Sheet.at, name="sheet_letter", where=Sheet.kind == "letter"))
# which cards are to be printed, told of all clients from this alone
Sheet.add_index(
    Sheet.index(Sheet.client, Sheet.version, Sheet.state, Sheet.at, name="sheet_card", where=Sheet.kind == "card")
)


class CardDue(Table):
    """Clients whose card is to be printed, or may be; derived, in the transaction that changes what it follows from.

    ``why`` is ``none`` where a client who is on lists has no card and none was drawn, and ``changed`` where something
    was written into the history since the card was printed: what that means for the card is told from the history.
    The database itself keeps it, as the view says that is made beside it; looking for them among all cards takes longer
    than all else on the opening screen.
    """

    client = pw.ForeignKeyField(Client, primary_key=True, backref="card_due")
    why = pw.TextField(index=True)

    class Meta:
        erasing = GOES
        merging = DERIVED
        # what it follows from
        depends_on = (Sheet, Change)

    @classmethod
    def create_table(cls, safe: bool = True, **options: Any) -> None:
        """Makes the table and what keeps it."""
        super().create_table(safe, **options)
        for statement in (card_due.VIEW, *card_due.TRIGGERS):
            cls._meta.database.execute_sql(statement)
