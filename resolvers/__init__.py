"""How it is answered: catalogue, document, plan, statement, read."""
