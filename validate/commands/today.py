"""The day that dates are held to."""

import os
from datetime import UTC, date, datetime

from validate.errors import TieoutError

_VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> date:
    """
    The day that ``SOURCE_DATE_EPOCH`` names, in UTC, else that of the machine's calendar.

    A variable that is empty is not set, as in other programs.
    Raises :class:`TieoutError` where the variable holds no number of seconds.
    """
    given = os.environ.get(_VARIABLE, "").strip()
    if not given:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(given), tz=UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        problem = f"{given[:40]!r} is no number of seconds since 1970"
        raise TieoutError(_VARIABLE, problem, "Mend or unset the variable.") from error
