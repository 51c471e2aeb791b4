"""``python -m validate`` is ``tieout``."""

from validate.cli import main

if __name__ == "__main__":
    main()
