"""
All prints and relations of all documents as one system, and which prints must be wrong.

``system`` builds it of the statements that rules made, ``solver`` asks HiGHS, ``conflicts`` finds
what cannot all be right, ``culprits`` the least sets of prints that explain it, ``causes`` says it
in records.
"""
