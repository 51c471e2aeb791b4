"""The output folder: the version of its contract, and the names of the files that are read back."""

CONTRACT = 1
MANIFEST = "run.json"
FIGURES = "figures.csv"
PREVIOUS = "previous.csv"
VERDICTS = "verdicts.csv"
FINDINGS = "findings.json"
CHANGES = "changes.json"
