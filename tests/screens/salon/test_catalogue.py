"""Services, products, own fields and the salon: what the manager changes, and what others see of it."""

from __future__ import annotations

from db.clients.queries import client_fields
from db.salon.operations import SaveService, save_service
from db.salon.queries import products, services
from tests.db.salon import DESK_WOMAN, MOISTURE, OWNER, PEEL, Salon
from tests.screens.desks import at_desk


async def test_manager_adds_a_service(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("services")
        await desk.press("f6")
        await desk.fill("深层清洁", "面部", "90", "128.5", "1 9")
        await desk.press("f10")
        assert "深层清洁" in desk.line("128.50")
        assert "深层清洁 is saved." in desk.text
        added = services(desk.app.desk_in_use)[-1]
        assert (added.name, added.category, added.minutes, added.price) == ("深层清洁", "面部", 90, 12850)
        assert added.tags == ("infection", "pacemaker")


async def test_a_wrong_price_is_explained_and_nothing_typed_is_lost(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("service")
        await desk.fill("深层清洁", "面部", "", "12x")
        await desk.press("f10")
        assert "This is not an amount" in desk.text
        assert "深层清洁" in desk.text and "12x" in desk.text
        assert len(services(desk.app.desk_in_use)) == 3


async def test_a_name_that_is_taken_is_said_and_the_form_stays(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("service")
        await desk.fill(PEEL, "", "", "100")
        await desk.press("f10")
        assert "This name is in use already" in desk.text
        assert "100" in desk.text


async def test_what_somebody_else_saved_meanwhile_is_not_written_over(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("services")
        await desk.press("f10")
        chosen = services(desk.app.desk_in_use)[0]
        save_service(
            desk.app.desk_in_use,
            SaveService(request_id="other", name=chosen.name, id=chosen.id, version=chosen.version, price=100),
        )
        await desk.fill("", "", "", "300")
        await desk.press("f10")
        assert "Somebody else has saved this meanwhile" in desk.text
        assert "300" in desk.text


async def test_a_service_that_is_no_longer_offered_stays_in_the_managers_list(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("services")
        await desk.press("1", "up", "up", *["enter"] * 14, "2", "f10")
        assert "no longer offered" in desk.text
        assert PEEL not in [one.name for one in services(desk.app.desk_in_use)]


async def test_the_receptionist_reads_the_list_and_changes_nothing(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("services")
        keys = desk.text.splitlines()[-1]
        assert "F6" not in keys and "F10" not in keys
        assert MOISTURE in desk.text
        await desk.press("f6")
        assert "Your role doesn't let you change services" in desk.text
        await desk.press("1")
        assert f"{PEEL}: conflicts with AHA or salicylic acid" in desk.text


async def test_manager_adds_a_product_without_a_price(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("products")
        await desk.press("f6")
        await desk.fill("玫瑰纯露", "静颜", "ml")
        await desk.press("f10")
        added = next(one for one in products(desk.app.desk_in_use) if one.name == "玫瑰纯露")
        assert (added.brand, added.unit, added.price, added.tags) == ("静颜", "ml", 0, ())
        assert "玫瑰纯露" in desk.line("静颜")


async def test_a_draft_of_a_new_product_comes_back(salon: Salon) -> None:
    """When it is asked for; the form of the next new product is empty."""
    async with at_desk(salon) as desk:
        await desk.go("product")
        await desk.fill("玫瑰纯露")
        await desk.press("f12")
        await desk.go("product")
        assert "玫瑰纯露" not in desk.line("Product *")
        assert "Not finished: 玫瑰纯露, typed at" in desk.text
        await desk.press("f4", "f4", "2")
        assert "玫瑰纯露" in desk.line("Product *") and "is back" in desk.text


async def test_an_own_field_is_added_and_taken_out_of_use(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("own_fields")
        assert "No field of your own yet" in desk.text
        await desk.press("f6")
        await desk.fill("头发", "Hair", "3")
        await desk.type("油，干, 混合")
        await desk.press("f10")
        line = desk.line("头发")
        assert "K7" in line and "Hair" in line and "油, 干, 混合" in line
        field = client_fields(desk.app.desk_in_use)[-1]
        assert [entry.code for entry in field.choices] == ["油", "干", "混合"]
        await desk.press("f10")
        assert "Take Hair out of use?" in desk.text
        await desk.press("f10")
        assert "Hair is out of use." in desk.text
        assert "头发" not in [one.label.zh for one in client_fields(desk.app.desk_in_use)]


async def test_a_list_without_entries_is_refused_at_its_field(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("own_field")
        await desk.fill("头发", "Hair", "3")
        await desk.press("f10")
        assert "List entries: This is needed" in desk.text
        assert "头发" in desk.text


async def test_the_salon_is_changed_at_once(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("salon")
        await desk.fill("新静颜", "New Jingyan")
        await desk.press("f10")
        assert desk.app.salon.name == "新静颜"
        await desk.go("home")
        assert "新静颜" in desk.text.splitlines()[0]


async def test_an_idle_time_of_no_use_is_refused_at_its_field(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("salon")
        await desk.fill(*([""] * 9), "5")
        await desk.press("f10")
        assert "Lock (seconds): This is not a number that fits here" in desk.text
        assert desk.app.salon.idle_seconds == 90


async def test_only_the_manager_finds_the_settings(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        found = ""
        for menu in ("menu", "lists_menu", "settings_menu"):
            await desk.go(menu)
            found += desk.text
        offered = {line.strip(" ▸").partition("  ")[2] for line in found.splitlines()}
        assert "Services" in offered and not {"Staff", "The salon", "Import a table"} & offered


async def test_the_form_is_the_same_after_a_lock(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("services")
        await desk.press("1")
        await desk.fill("改名")
        desk.app.lock()
        await desk.settle()
        desk.app.enter(salon.desk(OWNER))
        await desk.settle()
        assert "改名" in desk.text and "is back" in desk.text
        await desk.press("f10")
        assert "改名" in [one.name for one in services(desk.app.desk_in_use)]
