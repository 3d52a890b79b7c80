"""Tests of the pages of contacts."""
