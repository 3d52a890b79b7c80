"""Sheets of dated records: any record, two of them side by side, patch tests."""
