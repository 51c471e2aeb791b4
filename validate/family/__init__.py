"""Report families: what a kind of report looks like, declared as data and loaded with care."""
