"""Goldthread: the working system of a multi-agency safeguarding partnership."""

__version__ = "0.1.0"
