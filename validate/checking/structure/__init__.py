"""
What a table that no family declares says of itself: which of its numbers belong together.

``sheet`` puts its figures back into rows and columns, ``totals``, ``changes`` and ``shares`` guess
by labels, indentation and bold type what may be the sum, the change or the share of what,
``trust`` asks the table whether it is, and ``found`` makes statements of what is.
"""
