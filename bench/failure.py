"""Gives the one exception of the bench."""


class BenchFailed(Exception):
    """The bench cannot say anything true: a wrong answer, an error, something that is missing."""
