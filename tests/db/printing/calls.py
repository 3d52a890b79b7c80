"""How operations and queries of printing are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.printing import queries as printing_queries
from db.printing.labels import operations as paper_labels
from db.printing.labels import queries as label_queries
from db.printing.letters import operations as letters
from db.printing.letters import queries as letter_queries
from db.printing.letters.records import Occasion
from db.printing.operations import jobs as print_jobs
from db.printing.operations import printers
from tests.db.calls import Call, P, of_client, of_desk
from tests.db.papers.shelves import make_shelved
from tests.db.salon import OWNER, Salon


def make_job(salon: Salon) -> int:
    """A print job, which nobody knows the end of."""
    return print_jobs.record_job(salon.desk(OWNER), print_jobs.HandOver(printer="Laser", kind="card", name="CC-01 1"))


SAMPLES = (make_job,)

CALLS: dict[Callable[..., Any], Call] = {
    print_jobs.record_job: of_desk(P.DESK)(
        lambda at, case: print_jobs.record_job(
            at, print_jobs.HandOver(printer="Laser", kind="card", name="CC-01 1", client=case.client)
        )
    ),
    print_jobs.settle_job: of_desk(P.DESK)(lambda at, case: print_jobs.settle_job(at, case.of(make_job), 0, "spoilt")),
    print_jobs.saved: of_desk(P.DESK)(lambda at, case: print_jobs.saved(at, [])),
    print_jobs.discard: of_desk(P.DESK)(lambda at, case: print_jobs.discard(at, [])),
    print_jobs.keep_job: of_desk(P.DESK)(
        lambda at, case: print_jobs.keep_job(at, case.of(make_job), "Laser-1", "done", ended=True)
    ),
    printers.choose_printer: of_desk(P.SETTINGS)(lambda at, case: printers.choose_printer(at, "card", "Laser")),
    printers.calibrate: of_desk(P.SETTINGS)(lambda at, case: printers.calibrate(at, "Laser", 40, -30)),
    printers.print_calibration: of_desk(P.DESK)(lambda at, case: printers.print_calibration(at, "Laser")),
    paper_labels.print_card_labels: of_client(P.PRINT)(
        lambda at, case: paper_labels.print_card_labels(at, [case.client], paper_labels.OnLabels())
    ),
    paper_labels.print_place_labels: of_desk(P.DESK)(
        lambda at, case: paper_labels.print_place_labels(at, [case.of(make_shelved).drawer], paper_labels.OnLabels())
    ),
    paper_labels.print_address_labels: of_desk(P.LIST_CONTACTS)(
        lambda at, case: paper_labels.print_address_labels(at, [case.client], paper_labels.OnLabels())
    ),
    letters.print_letters: of_desk(P.LIST_CONTACTS)(
        lambda at, case: letters.print_letters(at, [case.client], Occasion.RECALL)
    ),
    letters.keep_letter_text: of_desk(P.SETTINGS)(
        lambda at, case: letters.keep_letter_text(at, letters.KeepLetterText(Occasion.RECALL, 0, "好久不见"))
    ),
    printing_queries.job_papers: of_desk(P.DESK)(lambda at, case: printing_queries.job_papers(at, case.of(make_job))),
    label_queries.waiting_cards: of_desk(P.FIND)(lambda at, case: label_queries.waiting_cards(at)),
    label_queries.cards_in: of_desk(P.FIND)(lambda at, case: label_queries.cards_in(at, case.of(make_shelved).drawer)),
    label_queries.places: of_desk(P.DESK)(lambda at, case: label_queries.places(at)),
    label_queries.address_lines: of_desk(P.LIST_CONTACTS)(
        lambda at, case: label_queries.address_lines(at, [case.client])
    ),
    letter_queries.letter_text: of_desk(P.DESK)(lambda at, case: letter_queries.letter_text(at, Occasion.RECALL)),
    letter_queries.suggested: of_desk(P.LIST_CONTACTS)(lambda at, case: letter_queries.suggested(at, Occasion.RECALL)),
    printing_queries.print_jobs: of_desk(P.DESK)(lambda at, case: printing_queries.print_jobs(at)),
    printing_queries.unfinished: of_desk(P.DESK)(lambda at, case: printing_queries.unfinished(at)),
    printing_queries.printer_settings: of_desk(P.DESK)(lambda at, case: printing_queries.printer_settings(at)),
    printing_queries.calibration: of_desk(P.DESK)(lambda at, case: printing_queries.calibration(at, "Laser")),
}
