"""What is the matter with an answer, a PIN or a table that somebody gave."""

from __future__ import annotations

from typing import Final

from db.core.errors import Flaw
from salon_tui.words.i18n import N_

FLAWS: Final[dict[Flaw, str]] = {
    Flaw.REQUIRED: N_("This is needed. Please fill it in."),
    Flaw.TOO_LONG: N_("This is too long. Please shorten it."),
    Flaw.NOT_A_DATE: N_("This is not a date. Type it like 20260307 or 3.7."),
    Flaw.NO_SUCH_DAY: N_("There is no such day. Months go to 12; 4, 6, 9 and 11 have 30 days, 2 has 28 or 29."),
    Flaw.NO_SUCH_LUNAR_DAY: N_("The lunar year has no such day. Its months have 29 or 30 days; check leap months too."),
    Flaw.NO_SUCH_YEAR: N_("This year lies too far away. Check its four digits."),
    Flaw.IN_THE_FUTURE: N_("This day is still to come. Type today or an earlier day."),
    Flaw.NOT_A_PHONE: N_("This is not a phone number. Check the digits."),
    Flaw.NEEDS_COUNTRY: N_("Which country? Write +852 (Hong Kong), +853 (Macau), +886 (Taiwan) … before the number."),
    Flaw.CARD_NUMBER: N_("This looks like the number of a bank card. Such numbers aren't kept: take it out."),
    Flaw.PASSWORD: N_("This looks like a password. Passwords aren't kept: take it out."),
    Flaw.NO_VALUE: N_("The cell has no value. Open the table in Excel, save it, and read it again."),
    Flaw.NOT_AN_EMAIL: N_("This is not an email address. It looks like name@example.com."),
    Flaw.NOT_AN_AMOUNT: N_("This is not an amount. Type yuan like 268 or 268.50."),
    Flaw.NOT_A_NUMBER: N_("This is not a number that fits here. Check the digits."),
    Flaw.NOT_A_TIME: N_("This is not a time on five minutes. Type it like 930 or 14:30."),
    Flaw.AFTER_MIDNIGHT: N_("It would end after midnight. Begin earlier, or book the rest on the next day."),
    Flaw.NOT_A_CHOICE: N_("This is not in the list. Type the number of an entry."),
    Flaw.NOT_YES_OR_NO: N_("Type 1 for yes or 2 for no."),
    Flaw.NOT_AN_IDENTITY: N_("This is not an ID number. Check all 18 characters."),
    Flaw.NOT_A_CARD: N_("No client has this card number or name. Look the client up first."),
    Flaw.NOBODY_CALLED_SO: N_("Nobody of this name works here. Type the number of a person in the list."),
    Flaw.NOT_IN_DRAWER: N_("This card has no place in that drawer. Choose another card, or another drawer."),
    Flaw.EMPTY_DRAWER: N_("No card stands there that could be bound. Choose another drawer or other cards."),
    Flaw.UNKNOWN_FIELD: N_("The archive has no such field. Leave it out."),
    Flaw.NO_LONGER_OFFERED: N_("This is no longer offered. Choose another one with F4."),
    Flaw.NOT_A_FOLDER: N_("Write the folder in full, like /srv/backups. It can't lie inside the data folder."),
    Flaw.NOT_LATER: N_("It has to end after it begins. Check both times."),
    Flaw.NOT_IN_SHIFT: N_("The break has to lie within the shift. Check both times."),
    Flaw.LONGER_THAN_SERVICE: N_("The service is over by then. Type fewer minutes."),
    Flaw.MORE_THAN_THERE: N_("There is less cash than that. Type what stays in the till."),
    Flaw.SEVERAL: N_("Several are called so. Type more of it, or its number, or choose with F4."),
    Flaw.ASK_CONSENT: N_("Ask the client, then type 1 for yes or 2 for no; 3 in A2 where the client isn't here."),
    Flaw.NOT_AGREED: N_("The client doesn't want this to be kept."),
    Flaw.NAME_THE_DRUG: N_("Which drug is it? Write its name; if the client doesn't know, write that."),
    Flaw.NEEDS_GUARDIAN: N_("Under 14: the guardian agrees. Write who that is, and their phone or relation."),
    Flaw.NOT_ON_SHEET: N_("This is not what stands on the sheet. Look at it again."),
    Flaw.TOO_EARLY: N_("This day is too early here. Check the date."),
    Flaw.TOO_FAR_AHEAD: N_("This is more than 400 days ahead. Check the date."),
    Flaw.TAKEN: N_("This is in use already. Choose another one."),
    Flaw.UNKNOWN_WORD: N_("One of the words in braces is not known. Take one of those that stand below the field."),
    Flaw.LOOK_AGAIN: N_("A measured figure, or taken over twice already: look again, and type what you see."),
    Flaw.NOT_A_ZONE: N_("“{word}” is no zone. 1–18, or 20 T zone, 21 U zone, 22 face."),
    Flaw.NOT_A_FINDING: N_("“{word}” is not in the list: findings are 1 to 14. F4 chooses."),
    Flaw.NOT_A_GRADE: N_("“{word}”: after the point comes how much, 0 to 3. Such as 3.1."),
    Flaw.NO_ZONE: N_("“{word}”: say before it in which zone. Such as 8+9 3.1."),
    Flaw.LESS_THAN_LAW: N_("The law keeps this longer. Write at least as many months as it asks for."),
    Flaw.NOT_DEALT_WITH: N_("First add the risk and a measure, and after a high risk that the clients were told."),
    Flaw.NOT_AFTER: N_("A consent comes before what is given on it. Check both days."),
    Flaw.NOTHING_SAID: N_("“{word}”: say after it what is there. Such as 3.1; 0 is nothing, - not looked at."),
    Flaw.ONLY_PREGNANCY: N_("Only a pregnancy has this day. Leave it empty."),
    Flaw.NOT_ZONES: N_("“{word}” is not understood. Zones, then finding and degree: 8+9 3.1, 5 8.2."),
    Flaw.NO_WORD: N_("There is no word in this. Type one, or empty the field."),
    Flaw.SIGNED_ANEW: N_("What is signed anew isn't taken back any more. Leave this empty."),
    Flaw.NOT_A_HEAD: N_("This is not 16 groups of four, from 0 to 9 and from a to f. Type it as it is printed."),
    Flaw.ENDS_BEFORE: N_("This ends before it begins. Type the larger value here, or empty one of the two."),
    Flaw.OUT_OF_ORDER: N_("Another drawer begins so, or this one would be out of turn. Choose another beginning."),
}

WEAK_PINS: Final[dict[str, str]] = {
    "digits": N_("A PIN has digits only. Please choose another one."),
    "same": N_("This is the PIN until now. Please choose another one."),
    "length": N_("This PIN needs exactly {digits} digits. Please choose another one."),
    "sequence": N_("Digits in a row or in steps are easy to guess. Please choose another PIN."),
    "mirror": N_("A PIN that reads the same backwards is easy to guess. Please choose another one."),
    "repeats": N_("Digits that repeat are easy to guess. Please choose another PIN."),
    "date": N_("A date is easy to guess. Please choose another PIN."),
    "phone": N_("A part of a phone number is easy to guess. Please choose another PIN."),
}
"""Why a PIN is too easy, by the code of ``db.staff.weak_pins.weakness``."""

UNREADABLE_TABLES: Final[dict[str, str]] = {
    "no_file": N_("There is no such file, or it can't be read. Check its name and folder."),
    "empty": N_("This file is empty. Choose the one that holds the clients."),
    "too_big": N_("This file is too big for one table of clients. Split it, then import the parts."),
    "too_many_rows": N_("This table has too many rows. Split it, then import the parts."),
    "too_many_columns": N_("This table has too many columns. Take out those that don't tell of clients."),
    "encrypted": N_("This file has a password. Save it without one, then try again."),
    "save_again": N_("This file is put together in a way that can't be read. Open it in Excel and save it again."),
    "no_sheet": N_("There is no such sheet with headings of clients in this file."),
    "corrupt": N_("This file is damaged. Open it in the program that made it and save it again."),
    "not_a_table": N_("This file is not a table. Save it as .xlsx or .csv, then try again."),
    "encoding": N_("The characters of this file can't be read. Save it as .csv in UTF-8, then try again."),
    "columns": N_("The file of columns has a line that can't be read. A line is like: heading = meaning."),
    "no_headings": N_("No headings like name and phone were found. Put one row of headings above the clients."),
}
"""Why a table can't be imported, by the code of ``db.importing.files.tables.read_table``."""
