"""Measurements of time, outside the tests."""
