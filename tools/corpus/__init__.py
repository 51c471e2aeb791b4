"""A made-up year of reports whose figures are truly consistent, and errors put into them."""

from tools.corpus.build import build
from tools.corpus.errors import KINDS, NoSuchError, with_error
from tools.corpus.model import Corpus, Error

__all__ = ["KINDS", "Corpus", "Error", "NoSuchError", "build", "with_error"]
