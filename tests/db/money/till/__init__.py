"""Tests of the till: closing, cash that comes and goes, reopening."""
