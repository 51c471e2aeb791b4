"""
The rules, one file each.

Every module here is a rule: its docstring explains it, ``RULE`` holds it. Adding a file adds a rule.
"""
