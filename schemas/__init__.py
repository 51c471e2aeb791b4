"""The contracts: closed vocabularies, tables of the output, report families."""
