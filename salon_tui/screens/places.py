"""Pages that can be found by their names, and what the menus offer."""

from __future__ import annotations

from typing import NamedTuple

from db.core.permissions import Permission
from db.text.cleaning import fold
from salon_tui.words.i18n import N_, _


class Place(NamedTuple):
    """A page by name: its title, other words for it, the right that it needs, and the menu that offers it.

    No menu offers what has a key of its own everywhere.
    """

    page: str
    name: str
    words: str
    permission: Permission | None = None
    menu: str = "menu"

    def title(self) -> str:
        """The page's name in the language in use."""
        return _(self.name)

    def means(self, text: str) -> bool:
        """Whether what was typed is the beginning of its name in either language, or of a word for it."""
        wanted = fold(text)
        return bool(wanted) and any(
            fold(word).startswith(wanted) for word in (self.name, self.title(), *self.words.split())
        )


PLACES = (
    Place("register", N_("New client"), "register xinguke jiandang 新客 建档 登记", Permission.OPEN_FILE, ""),
    Place("cabinet", N_("All clients in order"), "clients list guike mingdan 名单", Permission.FIND),
    Place("paper_menu", N_("Paper archive"), "cabinet dangan 档案 档案柜 纸质", Permission.DESK),
    Place("print_menu", N_("Printing"), "print dayin 打印", Permission.DESK),
    Place("file_cards", N_("Put cards away"), "filing guika 归卡 入柜", Permission.PRINT, "paper_menu"),
    Place("reprint_list", N_("Cards to print"), "reprint buda 补打 重打", Permission.PRINT, "paper_menu"),
    Place("pull_list", N_("Take cards out"), "pull preread quka 取卡 预读", Permission.FIND, "paper_menu"),
    Place("loans", N_("Loans"), "loans borrow jieyue 借阅 借档案", Permission.ASK_LOAN, "paper_menu"),
    Place("shelf_check", N_("Check a drawer"), "shelf audit cha gui 盘点 查柜", Permission.INSPECT, "paper_menu"),
    Place("inspections", N_("Inspections"), "inspections jiancha 检查 库房", Permission.INSPECT, "paper_menu"),
    Place(
        "access_requests",
        N_("Clients' requests"),
        "requests access chaxun shenqing 查询 申请",
        Permission.REQUEST_ERASURE,
        "paper_menu",
    ),
    Place("volumes", N_("Volumes"), "volumes bind hedingben 合订本 装订", Permission.INSPECT, "paper_menu"),
    Place("cabinets", N_("Cabinets and drawers"), "drawers guizi 柜子 抽屉", Permission.DESK, "paper_menu"),
    Place("services", N_("Services"), "catalogue price fuwu xiangmu 服务 项目 价目", Permission.DESK),
    Place("products", N_("Products"), "chanpin 产品", Permission.DESK),
    Place("staff", N_("Staff"), "people pin yuangong 员工", Permission.MANAGE_STAFF),
    Place("settings_menu", N_("Settings"), "shezhi 设置", Permission.IMPORT),
    Place("me", N_("My language, look and PIN"), "language theme pin yuyan mima 语言 密码 界面", Permission.DESK),
    Place("empty_forms", N_("Print empty forms"), "blank paper dayin kongbai 空白", Permission.DESK, "print_menu"),
    Place("printers", N_("Printers"), "calibration jiaozhun dayinji 打印机 校准", Permission.DESK, "print_menu"),
    Place("labels", N_("Labels"), "labels tabs biaoqian 标签 地址签", Permission.DESK, "print_menu"),
    Place("letters", N_("Letters"), "letters mail xinhan 信函 寄信 请柬", Permission.LIST_CONTACTS, "print_menu"),
    Place("print_queue", N_("Print jobs"), "queue dayin renwu 任务", Permission.DESK, "print_menu"),
    Place("closing", N_("End of the day"), "closing rijie 日结 结账", Permission.DESK, "print_menu"),
    Place("salon", N_("The salon"), "opening hours address shezhi 设置 门店", Permission.SETTINGS, "settings_menu"),
    Place("recovery", N_("Recovery sheet"), "recovery key huifu 恢复单 密钥", Permission.SETTINGS, "settings_menu"),
    Place("own_fields", N_("Own fields"), "fields ziduan 自定义 字段", Permission.SETTINGS, "settings_menu"),
    Place("import", N_("Import a table"), "excel csv xlsx daoru 导入 表格", Permission.IMPORT, "settings_menu"),
    Place("reviews", N_("To look at"), "reviews reasons fuhe 复核 原因", Permission.REVIEW, "settings_menu"),
)
"""What the find box finds; a menu offers its own in this order, nine at most, one for each digit."""
