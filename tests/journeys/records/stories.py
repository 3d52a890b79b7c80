"""Journeys of what is known of a client: what does no harm, a form that came by mail, and two files of one person."""

from __future__ import annotations

from db.clients.conditions.fields import CONDITION_FIELDS
from db.contacts.operations.making import make_day
from db.core.sql import rows, run
from tests.db.salon import LIN, OUYANG, OWNER, PEEL, PINS, SHEN, Salon
from tests.journeys.homes import Home
from tests.journeys.records.playing import CARD, SAVE, Player, Story, keys
from tests.journeys.records.treating import TREATING, a_day

OLD_NAME, PHONE, NEEDS = "欧阳静宜", "13800138000", "夏天前淡斑"


def label(field: str, language: str) -> str:
    """What a field of the form of conditions is called."""
    return next(one.label.text(language) for one in CONDITION_FIELDS if one.name == field)


def _let_through_before(home: Home, salon: Salon) -> str:
    """A month ago a peel was let through, and nothing came of it."""
    with home.desk(OWNER) as at:
        make_day(at)
        visit = salon.let_through(at, "医生同意", salon.visit, OUYANG, PEEL)
        run("UPDATE override SET outcome = 'none'")
        run(
            "UPDATE visit SET day = date(day, '-30 days'), closed_at = opened_at, closed_by_id = ? WHERE id = ?",
            salon.staff[OWNER],
            visit.id,
        )
        [(peel,)] = rows("SELECT code FROM service WHERE name = ?", PEEL)
    return str(peel)


def _tolerated(player: Player, peel: str) -> None:
    """A peel is let through once more, nothing comes of it, and two people say that it does no harm."""
    seat = player.seat
    opens = keys("f6") + peel + keys("enter", "f10")
    player.sign_in(OWNER)
    player.do(CARD + opens, player.say("let it through: a reason, and a manager's PIN"))
    player.choose("4", player.say("Reason"))
    player.do("医生同意" + SAVE, player.say("PIN of {name}", name=OWNER))
    seat.type_by_hand(PINS[OWNER])
    player.look(player.said("The visit is open."))
    player.rest(PEEL)
    player.do(SAVE, player.said("How is it paid?"))
    player.choose("1")
    player.do(SAVE, player.said("{items}: how did it go?", items=PEEL))
    player.choose("1", player.said("The visit of {name} is closed.", name=OUYANG))
    # the list of what she has, and the only line in it
    player.do(CARD + "22" + keys("f10"))
    player.more("Does no harm", at=label("gravity", seat.language))
    player.do("两次都无反应" + keys("enter"))
    harmless = player.say("does no harm")
    player.agree(SHEN, lambda text: harmless in text and "╭" not in text)
    # nothing stops the next one: it is the second visit of the day, which is asked once
    player.do(CARD + opens + keys("f10"))
    seat.wait(player.said("The visit is open."))


def _is_tolerated() -> None:
    assert rows("SELECT outcome FROM override ORDER BY id") == [("none",), ("none",)]
    assert rows("SELECT tolerated IS NOT NULL FROM condition WHERE item = 'acids' AND ended IS NULL") == [(1,)]
    assert rows("SELECT COUNT(*) FROM visit WHERE closed_at IS NULL AND cancelled = ''") == [(1,)]


def _mailed(player: Player, nothing: str) -> None:
    """Her needs came back by mail: the beautician keys them in, the manager accepts one and leaves one out."""
    seat = player.seat
    player.sign_in(LIN)
    player.do(CARD + "444")
    player.more("A form that came back")
    # the client herself; of her face a goal, and what she wishes for
    player.do("1" + keys("down") + "1" + keys("down") + NEEDS, NEEDS)
    player.rest(NEEDS)
    player.do(SAVE)
    seat.wait(player.said("saved; it waits on Home until somebody else accepts it"))
    seat.lock()
    player.sign_in(OWNER)
    seat.wait(player.say("Forms to accept: {count}", count=1))
    player.do(keys("f2") + player.say("Forms to accept") + keys("enter"), player.head("Forms to accept"))
    player.do(keys("enter"), NEEDS)
    player.do(SAVE, lambda text: NEEDS in text and "╭" in text)
    player.choose("2")
    player.do(SAVE)
    seat.wait(player.said("Accepted: it counts now."))


def _is_accepted() -> None:
    [(state, by, content)] = rows("SELECT state, filled_by, content FROM dated WHERE kind = 'needs'")
    assert (state, by) == ("current", "client")
    assert "hydrate" in content and NEEDS not in content


def _two_files(home: Home, salon: Salon) -> str:
    """The same person was written down twice, the second time with what speaks against instruments."""
    with home.desk(OWNER) as at:
        make_day(at)
        run("UPDATE client SET birthday = '1988-03-12', birth_month_day = '03-12' WHERE id = ?", salon.clients[OUYANG])
        agreed = {"consent_file": True, "consent_health": True}
        other = salon.register(
            at, OLD_NAME, PHONE, birthday="1988-03-12", no_instruments=("epilepsy",), wishes="提亮", **agreed
        )
    return other.number


def _merged(player: Player, number: str) -> None:
    """Two files become one, the old card is scanned, and they are two again."""
    seat = player.seat
    spaced = f"{number[:4]} {number[4:]}"
    player.sign_in(OWNER)
    player.do(keys("f2") + "merge" + keys("enter") + keys("enter"), player.say("Kept file"), spaced)
    player.do(SAVE, player.said("Why are the two files of one person?"))
    player.do("同一人" + keys("enter"))
    player.agree(SHEN, OUYANG, player.said("With the file of {file}", file=f"{OLD_NAME} {spaced}"))
    player.do(keys("f3"))
    seat.wait_head(f"{OWNER} · ")
    seat.scan(number)
    seat.wait(player.said("With the file of {file}", file=f"{OLD_NAME} {spaced}"))
    player.rest(OUYANG)
    player.more("File and consent", "Two files of this person")
    player.do(SAVE, player.said("Nothing was made since."))
    player.do(SAVE, player.said("Why is the merge undone?"))
    player.do("不是同一人" + keys("enter"))
    player.agree(SHEN, player.said("Two files again. The card {number} leads to its own file.", number=spaced))
    player.do(keys("f3"))
    seat.wait_head(f"{OWNER} · ")
    seat.scan(number)
    seat.wait_head(OLD_NAME, spaced)


def _are_two() -> None:
    assert rows("SELECT state FROM merge") == [("undone",)]
    assert rows("SELECT name FROM client WHERE merged_into_id IS NOT NULL") == []


STORIES = (
    *TREATING,
    Story("tolerated", _let_through_before, _tolerated, _is_tolerated),
    Story("mailed", a_day, _mailed, _is_accepted),
    Story("merged", _two_files, _merged, _are_two),
)
