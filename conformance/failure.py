"""Gives the one exception of the conformance run."""


class ConformanceFailed(Exception):
    """Nothing true can be said: the server did not start, or a suite did not end in the way that suites end."""
