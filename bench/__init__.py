"""The bench: this server against its peers, side by side in one run, once the answers are equal.

In order of control flow: city (a million people in a database), packages (the peers and the load generator), contenders (who
runs, and how each is asked in questions), samples (whom to ask for), answers (are they equal?), rounds (who is asked
when), load (one measurement), report (the table and RESULTS.md).
"""
