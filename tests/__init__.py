"""The tests, their one small named world, and the operations with SQL and answers side by side."""
