"""The first run: there is no archive yet. Language, salon, owner, PIN; nothing typed is lost when something fails."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from db.core.errors import Code, SalonError
from db.core.permissions import LONG_PIN
from db.sign_in.operations.opening import open_desk
from db.sign_in.operations.sign_in import FirstRun, first_run
from salon_tui import commands as c
from salon_tui.app.settings import is_key_handed_over
from salon_tui.screens.asking.pin import PIN_RULES
from salon_tui.screens.base.commanded import Commanded
from salon_tui.screens.desk import commands as own
from salon_tui.screens.desk.me import LANGUAGE_NAMES
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Bar, Line, Message
from salon_tui.widgets.paint import fit
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.widgets.secret import PinField
from salon_tui.words import i18n
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import sentence

LABEL_CELLS = 22

_FIELDS = (
    ("salon", N_("Name of the salon"), N_("As it is to stand on the screen and on paper.")),
    ("owner", N_("Your name"), N_("You are the manager; you can add everybody else afterwards.")),
    ("pin", N_("Your PIN"), PIN_RULES),
    ("again", N_("PIN once more"), N_("Nobody can tell you this PIN again. Enter or F10 makes the archive.")),
)
"""Name, label and hint of each field."""
_ABOUT_RESTORING = N_("Was there an archive before? F4 brings it back from a backup.")
_ABOUT_KEYS = N_("Keep a copy of the key folder safe: without it nobody can read the archive.")
_ABOUT_MACHINE = N_("The key stays in this machine. Elsewhere, only the recovery sheet will do.")


class FirstRunPage(Commanded[None], inherit_bindings=False):
    """Asks what a new archive needs: the language first, and everything else in it."""

    TITLE_TEXT = N_("A new archive")
    HELP_TEXT = N_(
        "There is no archive yet. Choose the language, then type the salon's name, your name, and a PIN twice. "
        "Everything but the PIN can be changed later. F4 brings an archive back from a backup instead."
    )
    KEYS = (own.MakeArchive, own.RestoreInstead, c.Enter, c.Down, c.Up, c.Back)

    def compose(self) -> ComposeResult:
        """Title, languages, fields, and where the archive will be."""
        yield Line(id="title")
        yield PickList([Column(2), Column(20, grow=1)], id="languages")
        with Widget(id="fields"):
            for name, *_rest in _FIELDS:
                with Widget(classes="field"):
                    yield Line(id=f"{name}-label")
                    yield PinField(id=name) if name in ("pin", "again") else Editor(id=name, longest=60)
            yield Line(id="hint")
        yield Line(id="where")
        yield Message()
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Begins with the language that the machine's locale asks for."""
        rows = [Row(code, (str(number), name)) for number, (code, name) in enumerate(LANGUAGE_NAMES, 1)]
        languages: PickList[str] = self.query_one(PickList)
        languages.fill(rows)
        languages.choose([code for code, _name in LANGUAGE_NAMES].index(i18n.language()) + 1)
        self._ask_language()

    def paint(self) -> None:
        """Paints everything in the language in use."""
        asks_language = self.asks_language
        title = "Language · 语言" if asks_language else _(self.TITLE_TEXT)
        self.query_one("#title", Line).set_pieces((title, "strong"))
        for name, label, hint in _FIELDS:
            focused = self.focused is not None and self.focused.id == name
            self.query_one(f"#{name}-label", Line).set_pieces(
                (fit(_(label), LABEL_CELLS), "focus" if focused else "label")
            )
            if focused:
                self.query_one("#hint", Line).set_pieces((_(hint).format(digits=LONG_PIN), "label"))
        places = []
        if not asks_language:
            places = [_(_ABOUT_RESTORING), _("Archive: {folder}").format(folder=self.salon_app.data)]
            if is_key_handed_over():
                places += [_(_ABOUT_MACHINE)]
            else:
                places += [_("Key: {folder}").format(folder=self.salon_app.keys_folder), _(_ABOUT_KEYS)]
        self.query_one("#where", Line).rows([[(text, "label")] for text in places])
        self.paint_keys()

    @property
    def asks_language(self) -> bool:
        """Whether the language is asked for, and not yet the rest."""
        return bool(self.query_one(PickList).display)

    def offers(self, command: type[c.Command]) -> bool:
        """What makes an archive, and the way back, belong to the second step."""
        first = (own.MakeArchive, own.RestoreInstead, c.Back)
        return super().offers(command) and (command not in first or not self.asks_language)

    def _ask_language(self) -> None:
        self.query_one("#fields").display = False
        self.query_one(PickList).display = True
        self.query_one(PickList).focus()
        self.paint()

    def _use_language(self, code: str) -> None:
        i18n.use(code)
        self.query_one(PickList).display = False
        self.query_one("#fields").display = True
        self._go_to("salon")
        self.show_message("")

    def _go_to(self, name: str) -> None:
        self.query_one(f"#{name}").focus()

    def on_descendant_focus(self) -> None:
        """Another field: its label is marked, its hint stands below."""
        self.paint()

    def on_key(self, event: events.Key) -> None:
        """A digit chooses the language."""
        languages: PickList[str] = self.query_one(PickList)
        if self.asks_language and event.character and event.character in "123456789":
            event.stop()
            code = languages.choose(int(event.character))
            if code is None:
                self.app.bell()
            else:
                self._use_language(code)

    def do_enter(self) -> None:
        """Enter: takes the language, or goes to the next field; in the last one, makes the archive."""
        chosen = self.query_one(PickList).chosen
        if self.asks_language and chosen is not None:
            self._use_language(str(chosen))
        elif self.focused is not None and self.focused.id == "again":
            self.do_make()
        else:
            self.do_down()

    def do_down(self) -> None:
        """Moves to the next line."""
        self._step(1)

    def do_up(self) -> None:
        """Moves to the line before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.asks_language:
            self.query_one(PickList).move(by)
            return
        names = [name for name, *_rest in _FIELDS]
        at = names.index(self.focused.id) if self.focused is not None and self.focused.id in names else 0
        self._go_to(names[max(0, min(len(names) - 1, at + by))])

    def do_back(self) -> None:
        """F12: the language again; what is typed stays."""
        self.show_message("")
        self._ask_language()

    def do_lock(self) -> None:
        """F11: the screen goes blank until the next key."""
        self.salon_app.blank()

    def do_make(self) -> None:
        """F10: makes the archive, or says what is missing."""
        texts = {name: self.query_one(f"#{name}", Editor).value.strip() for name in ("salon", "owner")}
        pins = {name: self.query_one(f"#{name}", PinField).pin for name in ("pin", "again")}
        missing = next((name for name, text in {**texts, **pins}.items() if not text), None)
        if missing is not None:
            self._go_to(missing)
            self.show_refusal(_("This is needed. Please fill it in."))
        elif pins["pin"] != pins["again"]:
            self._ask_pin_again(_("The two PINs are not the same. Type it twice again."))
        else:
            self.show_message(_("One moment: the key is made, and the PIN check is fitted to this machine."))
            asked = FirstRun(salon=texts["salon"], owner=texts["owner"], pin=pins["pin"], language=i18n.language())
            data, keys = self.salon_app.data, self.salon_app.keys_folder

            def make() -> None:
                # closed again: the connection is the worker's own, and the desk needs one of its own
                self._attempt(lambda: first_run(data, keys, asked).close())

            self._call_in_worker(make, self._begin, self._failed, self.salon_app.key_queue.hold())

    def do_restore(self) -> None:
        """The archive that there was, from a backup; what is typed here stays for whoever comes back."""
        from salon_tui.screens.backups.before_sign_in import RestoreBeforeSignInPage

        self.app.push_screen(RestoreBeforeSignInPage())

    def _ask_pin_again(self, why: str) -> None:
        for name in ("pin", "again"):
            self.query_one(f"#{name}", PinField).clear()
        self._go_to("pin")
        self.show_refusal(why)

    def _failed(self, error: SalonError) -> None:
        if error.code is Code.WEAK_PIN:
            self._ask_pin_again(sentence(error))
        else:
            self.show_refusal(sentence(error))

    def _begin(self, _none: None) -> None:
        try:
            archive = self._attempt(lambda: open_desk(self.salon_app.data, self.salon_app.keys_folder))
        except SalonError as error:
            self._failed(error)
            return
        self.salon_app.message_for_next_page(_("The archive is ready. Sign in with your PIN."))
        self.salon_app.begin(archive)
