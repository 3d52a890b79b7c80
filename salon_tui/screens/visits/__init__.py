"""Visits, from arrival to payment, and afterwards."""
