"""The soak: one real server under everything that clients do at once, and what it has left of it afterwards."""
