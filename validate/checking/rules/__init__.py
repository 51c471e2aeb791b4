"""
The rules, one file each.

Every module here is a rule: its docstring explains it, ``RULE`` holds it. A file added is a rule
added.
"""
