"""Benchmarks of dated records: what holds of them in hundreds of cases, and their journeys in every setting."""
