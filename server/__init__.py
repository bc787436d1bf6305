"""The only process: app, settings, command line, embedded PostgreSQL and the demo city."""
