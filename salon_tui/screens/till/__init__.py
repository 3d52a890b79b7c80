"""The till: cash in and out, a day that is counted and closed, and the days that are."""
