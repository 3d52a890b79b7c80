"""Papers of dated records: a record on its sheet, two side by side, patch tests, consent to a treatment."""
