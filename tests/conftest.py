"""What holds for all tests."""

from hypothesis import settings

# The same examples in every run: a commit fails for what it changed, not for what was drawn. To
# search further: pytest --hypothesis-profile=default
settings.register_profile("steady", derandomize=True, database=None)
settings.load_profile("steady")
