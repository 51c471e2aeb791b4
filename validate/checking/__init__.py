"""Check: what rules say must hold, and the one engine that decides."""
