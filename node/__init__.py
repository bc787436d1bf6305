"""Node and packages for it, for whatever here is not Python: the explorer's page, linters, clients, peers.

Nothing of the platform imports it, and it imports nothing but the standard library, so it runs before anything is installed.
"""
