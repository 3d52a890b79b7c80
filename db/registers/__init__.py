"""Registers that inspectors ask for."""
