"""The words that are said of one number: those of its zone, brackets apart."""

import re
from dataclasses import replace

from validate.recognition.frames import Zone
from validate.recognition.hearing import Listener, View
from validate.recognition.sentence import Sentence
from validate.recognition.tokens import Number

_CLAUSE_ON = re.compile(r"\b(?:and|but|while)\b|[,;:(](?!\d)", re.IGNORECASE)


def own_words(sentence: Sentence, listener: Listener, zone: Zone, number: Number) -> View:
    """
    What is said of a number: its zone, and behind an aside what goes on with it.

    *41 in 100 (England and Wales: 35) were dropped*: the last words are of the 41.
    """
    plain = sentence.plain
    close = plain.find(")", zone.start, sentence.end)
    aside = next((one for one in sentence.parts if one.start == zone.end), None)
    if plain.startswith("(", zone.start) and number.end <= close:
        return listener.view(zone.start, min(zone.end, close + 1), number.start)
    if plain.rfind("(", 0, zone.start) > plain.rfind(")", 0, zone.start) and close >= number.end:
        # *(7,395 closed, 7,245 received) and in Corran*
        return listener.view(zone.start, min(zone.end, close + 1), number.start)
    close = plain.find(")", zone.end, sentence.end)
    if aside is None or aside.number is None or close < 0 or plain[zone.end] != "(":
        return listener.view(zone.start, zone.end, number.start)
    gap = " " * (close + 1 - zone.end)
    without = replace(sentence, plain=plain[: zone.end] + gap + plain[close + 1 :])
    outside = replace(listener, sentence=without)
    return outside.view(zone.start, aside.end, number.start)


def end_of_move(sentence: Sentence, listener: Listener, number: Number, own: View) -> View:
    """*Slid from 11.7 to 11.4% and fewer were dropped*: what is said of the end of a move."""
    if not own.sequence or not any(number == second for _, second in sentence.moves):
        return own
    last = own.sequence[-1].end
    clause = _CLAUSE_ON.search(own.plain, number.end, last)
    end = clause.start() if clause else last
    return listener.view(own.sequence[0].start, end, number.start)
