"""Review: what people decided about findings, and what changed since."""
