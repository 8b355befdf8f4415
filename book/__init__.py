"""Octavo: one manuscript, two editions, the whole scholarly apparatus."""

__version__ = "0.1.0"
