"""Where it lies: tables, engine, sealed personal values."""
