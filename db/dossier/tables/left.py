"""Tables that refer to clients, or to what is theirs, of which nothing stands in the client's copy, and why."""

from __future__ import annotations

from collections.abc import Mapping

LEFT: Mapping[str, str] = {
    "client": "the form has its values",
    "answer": "the form has its values",
    "change": "told as history, field by field",
    "dated": "told as records, kind by kind",
    "dated_key": "follows from dated records",
    "search_key": "follows from names, phones and numbers",
    "client_facts": "follows from visits, appointments and payments",
    "card_due": "follows from cards that were printed, and from what was changed since",
    "firing": "counts how often a rule spoke: it follows from conditions and services",
    "imported_row": "a digest, so that a row isn't taken over twice",
    "occupancy": "follows from appointments",
    "part_resource": "which bed an appointment takes: the salon's planning",
    "booking_override": "whose time an appointment runs into: about those who work here",
    "seen": "who has looked at a warning: about those who work here",
    "emergency_access": "who looked is told by the log, on a sheet of its own",
    "listed": "who looked is told by the log, on a sheet of its own",
    "review": "who looked is told by the log, on a sheet of its own",
    "reading": "who has read the file: about those who work here",
    "print_job": "what went to a printer: the papers say what came out",
    "letter_printed": "which wording a letter had: the letters stand among the papers",
    "not_same": "names another person",
    "merge_row": "what a merge has changed: it stands where it belongs",
    "improvement_source": "what the salon makes better, without names",
    "till": "the salon's closing of a day",
    "till_count": "the salon's closing of a day",
    "destruction": "no name stands in it, and nothing of what was destroyed",
    "incident_step": "whose files an incident concerned: they are told of it when it happens",
}
