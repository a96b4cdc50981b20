"""Measurements: how good and how fast, beside peers in the same run."""
