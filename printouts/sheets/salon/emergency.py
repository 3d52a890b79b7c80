"""The emergency page 应急卡, A4: it hangs beside the desk for the day on which the machine is gone or damaged.

It stands on one page whatever is known, and has no secret on it: neither the phrase nor anybody's PIN.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.registers import EmergencySheet
from printouts.drawing.blocks import Box, Ticked, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import local
from printouts.drawing.statements import Prose, Step
from printouts.drawing.tables import Column, Entry, Table
from printouts.registry import sheet_of

_STEPS = (
    Term(
        "Switch the machine off and keep it, even if it looks dead: the data may still be in it. Let nobody repair or "
        "reinstall it. If it was stolen, call the police. Then call the people in box 3.",
        "关掉机器并留好，就算看起来坏了也别扔：数据可能还在里面。不要让人修理或重装系统。被盗请报警。"
        "然后打电话给第 3 栏的人。",
    ),
    Term(
        "Go on with clients on paper, box 4. Before every treatment take the client's card from the cabinet: allergies "
        "stand on it.",
        "顾客照常接待，先用纸记，见第 4 栏。每次护理前从档案柜取出顾客的卡：过敏和禁忌写在卡上。",
    ),
    Term(
        "Fetch what box 2 names: the stick that was written last, the recovery sheet, and a machine with salon-tui.",
        "取来第 2 栏的东西：最近写过的 U 盘、恢复单，和一台装好 salon-tui 的电脑。",
    ),
    Term(
        "Plug the stick in, open a terminal, and type the line below with the stick's label. Type the six groups of "
        "the recovery sheet when they are asked for. If the folder isn't found, type df: it shows where the stick is.",
        "插上 U 盘，打开终端，输入下面这一行（换成 U 盘的名称）；问到时，照恢复单输入六组字符。"
        "提示找不到文件夹时，用 df 查看 U 盘的位置。",
    ),
    Term(
        "Read of what day the backup is, answer yes, then type: salon-tui. Look whether the last clients of that day "
        "are there.",
        "看清备份是哪一天的，回答“是”，再输入：salon-tui。核对那天最后几位顾客在不在。",
    ),
    Term(
        "Key in what was written on paper since then, box 4. Make a new backup: F10 on the page of backups.",
        "把那以后写在纸上的补录进去，见第 4 栏。再到备份页按 F10，做一次新备份。",
    ),
)
_COMMAND = 4
"""The step that the command stands below."""
_DAMAGED = Term(
    "If the machine runs but says that the archive is damaged: enter nothing more, close the desk, steps 4 to 6 on "
    "this machine with the newest stick or the folder in box 2. The damaged archive is kept beside the new one.",
    "机器能开、但提示档案已损坏：不要再录入，关闭前台程序，在本机做第 4 至 6 步，用最新的 U 盘或第 2 栏的文件夹。"
    "损坏的档案会另存在旁边，不会删除。",
)
_WHERE = (
    Column(0.34, Term("What", "物品")),
    Column(0.30, Term("Label, folder", "名称、文件夹")),
    Column(0.36, Term("Kept where, by whom", "放在哪里、由谁保管")),
)
_TURNS = Term(
    "What was written last goes home tonight; never both in one place", "最后写过的今晚带回家，两个不放在同一处"
)
_STICK = Term("Stick for backups, goes home by turns", "备份 U 盘（轮流带回家）")
_SHEET = Term("Recovery sheet", "恢复单")
_FOLDER = Term("Backups on this machine", "本机上的备份")
_SPARE = Term("Machine with salon-tui on it", "装好 salon-tui 的备用电脑")
_WHOM = (
    Column(0.26, Term("Whom to call", "找谁")),
    Column(0.32, Term("Name", "姓名")),
    Column(0.42, Term("Phone, day and night", "电话（白天、夜间）")),
)
_PEOPLE = (Term("Owner", "老板"), Term("Manager", "店长"), Term("Technician", "技术人员"))
_IN_DRAWER = ("visit", "ledger", "intake", "consent", "patch_test", "out_card", "closing")
"""Codes of the forms that a day needs."""
_MEANWHILE = Term(
    "Print these beforehand (menu Printing, Print empty forms) and tick what lies in the drawer. One visit sheet for "
    "each visit, with day and time; money, packages and prepaid on the ledger, signed by the client; a new client "
    "fills in intake form and consent. Keep all of it together. Key it in later, the oldest day first: F6 on the "
    "client's card, with the day of the sheet. Tick each sheet that is done; then they go into the cabinet.",
    "平时先打印好（菜单：打印、打印空白表单），抽屉里有的打勾。每次到店写一张护理记录单，写明日期和时间；收款、次卡、储值写在登记表上，"
    "请顾客签名；新顾客填登记表和同意书。所有纸单放在一起。恢复后从最早的一天开始补录：在顾客卡上按 F6，"
    "日期填纸单上的日期。录完一张勾一张，再归入档案柜。",
)
_NO_SECRET = Term(
    "Hang it where staff sees it and clients don't. Never write the recovery phrase or a PIN on it. Print it anew when "
    "a stick, a place or a number changes.",
    "挂在员工看得到、顾客看不到的地方。切勿写上恢复单的字符或任何密码。U 盘、地点或电话有变动时，重新打印。",
)


def draw_emergency(sheet: EmergencySheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws the emergency page; what isn't known is written by hand."""
    steps = [Step(number, Prose(text, 9.2)) for number, text in enumerate(_STEPS, 1)]
    first = Box("1", Term("Machine gone, broken or wet", "机器丢失、损坏、进水"), (
        *steps[:_COMMAND],
        row(Written(1.0, Term("Type", "输入"), _command(sheet), strong=True), pen=9.0, high=10.0),
        *steps[_COMMAND:],
        Prose(_DAMAGED, 7.6),
    ))  # fmt: skip
    places = _places(sheet)
    second = Box("2", Term("Where everything is", "东西在哪里"), (
        Table(_WHERE, places, len(places), pen=8.4),
        row(
            Written(0.34, Term("Last good backup, when printed", "打印时最近的完好备份"), _last(sheet)),
            Written(0.30, Term("Goes home, when printed", "打印时轮到带回家"), sheet.home),
            Written(0.36, Term("Fingerprint, in the name of each backup", "档案指纹（在备份名称中）"),
                    sheet.fingerprint),
            pen=8.4,
            high=9.0,
        ),
    ), right=_TURNS)  # fmt: skip
    people = Table(_WHOM, tuple((one,) for one in _PEOPLE), len(_PEOPLE), pen=8.4)
    third = Box("3", Term("Whom to call", "找谁"), (people,))
    forms = tuple(sheet_of(kind).term for kind in _IN_DRAWER)
    fourth = Box("4", Term("On paper meanwhile", "期间用纸记录"), (
        row(Ticked(1.0, Term("In the drawer", "抽屉里备有"), forms)),
        Prose(_MEANWHILE, 7.6),
    ))  # fmt: skip
    page = [first, second, third, fourth, framed(Prose(_NO_SECRET, 7.0))]
    return draw_form("emergency", sheet, Head(personal=False), [page], to, invariant=invariant)


def _command(sheet: EmergencySheet) -> str:
    """As it is typed at a terminal, where a blank in a label needs the quotes."""
    label = sheet.home or next(iter(sheet.sticks), "________")
    return f'salon-tui restore "/media/$USER/{label}"'


def _places(sheet: EmergencySheet) -> tuple[tuple[Entry, ...], ...]:
    """Two lines for sticks, also where none is known yet; a third one and more share the second line."""
    return (
        (_STICK, "".join(sheet.sticks[:1])),
        (_STICK, ", ".join(sheet.sticks[1:])),
        (_SHEET, sheet_of("recovery").form.split(" ")[0]),
        (_SPARE,),
        (_FOLDER, sheet.folder),
    )


def _last(sheet: EmergencySheet) -> str:
    return f"{local(sheet.last_good):%Y-%m-%d %H:%M} · {sheet.place}" if sheet.last_good else ""
