"""What the slip of a merge says of papers that bear the old number."""

from __future__ import annotations

from db.core.sql import run
from db.merging import operations, queries
from db.papers.cabinets import operations as cabinets
from tests.db.merging.files import card, merged, two
from tests.db.salon import OWNER, Salon


def test_each_paper_of_the_old_file_is_named_with_where_it_lay_and_what_becomes_of_it(salon: Salon) -> None:
    one, other = two(salon)
    owner = salon.desk(OWNER)
    box = cabinets.save_cabinet(owner, cabinets.SaveCabinet(request_id="box", mark="B"))
    drawer = cabinets.save_drawer(owner, cabinets.SaveDrawer(request_id="drawer", mark="B-2", cabinet=box.id))
    card(one, "filed")
    # the card that is in use, older ones, and what is no paper any more or yet
    states = ("bound", "destroyed", "missing", "filed", "not_out")
    for version, state in enumerate(states, 1):
        run(
            "INSERT INTO sheet (client_id, kind, version, at, by_id, digest, state, since, drawer_id, filed_key, "
            "occasion, page) VALUES (?, 'card', ?, '2026-03-01', 1, '', ?, '2026-03-01', ?, '', '', ?)",
            other,
            version,
            state,
            drawer.id if state == "filed" else None,
            12 if state == "bound" else None,
        )
    for kind, state in (("intake", "filed"), ("letter", "given_out")):
        run(
            "INSERT INTO sheet (client_id, kind, version, at, by_id, digest, state, since, drawer_id, filed_key, "
            "occasion) VALUES (?, ?, 1, '2026-03-01', 1, '', ?, '2026-03-01', ?, '', '')",
            other,
            kind,
            state,
            drawer.id,
        )
    merge = merged(salon, one, other)
    desk = salon.desk(OWNER)
    _record, papers = queries.old_papers(desk, merge.id)
    assert [(paper.kind, paper.version, paper.place, paper.todo) for paper in papers] == [
        ("card", 1, "", "refer"),
        ("card", 3, "", "look"),
        ("card", 4, "B · B-2", "out"),
        ("intake", 1, "B · B-2", "renumber"),
    ]
    assert papers[0].page == 12
    undoing = queries.undo_preview(desk, merge.id)
    assert (undoing.card, undoing.place) == (True, "B · B-2")
    # once the card is shredded the slip says the same, and the number that leads on is the last one
    run("UPDATE sheet SET state = 'destroyed' WHERE client_id = ? AND kind = 'card' AND state = 'to_destroy'", other)
    third = salon.register(desk, "钱二").id
    merged(salon, third, one)
    slip = operations.print_merge_slip(salon.desk(OWNER), merge.id)
    assert slip.papers == papers
    assert slip.client is not None and slip.client.name == "钱二"
    assert slip.gone is not None and slip.gone.number == merge.gone_number
    assert (slip.until, slip.by) == (merge.until, OWNER)
