"""The pages as a browser shows them: to everybody, on paper, with hostile text in them."""
