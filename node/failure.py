"""Gives the one exception of this package."""


class NodeFailed(Exception):
    """An installation that did not come to its end."""
