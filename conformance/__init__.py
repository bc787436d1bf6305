"""The suites of others, run against the served demo city, and the page that tells how they ended."""
