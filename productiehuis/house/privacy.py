"""A house knows no people, so nothing here is about a person and nothing is erased.

Its texts are public: a form refuses a BSN in them, and says to fill in how to reach the house, not somebody at home.
"""

KEPT: tuple[()] = ()
