"""Benchmarks of contacts and tasks."""
