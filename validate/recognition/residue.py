"""
Words beside a number that a measure does not explain.

*Violent* before *crime* narrows what is counted, *of staff* says whose share it is: linked to all
crime, or to all victims, such a number would be a false claim.
"""

from dataclasses import dataclass

from validate.recognition.english import (
    FUNCTION_WORDS,
    POINTERS,
    RESTRICTORS,
    SUBJECTS,
    says_nothing,
)
from validate.recognition.hearing import View

_CLAUSES = frozenset({"those", "who", "whom", "which", "that", "where", "were", "was", "had"})
_BREAKS = (_CLAUSES - {"was", "were", "had"}) | {
    "as",
    "because",
    "but",
    "although",
    "though",
    "so",
    "than",
    "while",
    "since",
}
_BEFORE_NOUNS = frozenset({"the", "a", "an", "of", "in", "for"})
_LEAST_CLAUSE = 4
_PREPOSITIONS = frozenset({"of", "in", "for", "on", "with", "to", "by", "from"})
_RELATIVE = frozenset({"that", "who", "which", "where", "whose"})
_OWN_DOING = frozenset({"we", "were", "was", "it", "is", "are", "had", "has", "have", "the"})
_GROUPS = frozenset({"among", "amongst"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """
    The words of a view and which of them a candidate explains.

    The number stands at ``start:end`` of the text, its unit included.
    """

    view: View
    explained: frozenset[int]
    start: int
    end: int

    def beside_head(self, head: tuple[int, ...]) -> str:
        """A word before or behind the head that narrows it, or ``""``."""
        if not head:
            return ""
        sequence, before = self.view.sequence, head[0] - 1
        while before >= 0 and (
            self.view.is_modifier(before) or sequence[before].text in {"of", "the"}
        ):
            before -= 1
        if before >= 0 and not self._is_fine(before) and not self._parts(before, head[0]):
            return sequence[before].text
        after = head[-1] + 1
        if after < len(sequence) and sequence[after].text in RESTRICTORS:
            return (
                ""
                if after in self.explained
                or (self._is_fine(after + 1) and not self._is_cause(after))
                else sequence[after].text
            )
        return ""

    def _is_cause(self, index: int) -> bool:
        """*Complaints about smoking*: a word in *-ing* behind a word that narrows."""
        following = [word.text for word in self.view.sequence[index + 1 : index + 2]]
        explained = index + 1 in self.explained or index + 1 in self.view.known
        return bool(following) and following[0].endswith("ing") and not explained

    def of_group(self) -> str:
        """A group that the number is *of* or *among* where nothing explains it, or ``""``."""
        for index, word in enumerate(self.view.sequence):
            among = word.text in _GROUPS and self._opens(index)
            if among or (word.text == "of" and self._is_of_number(index)):
                group = self._first_unexplained(index + 1)
                if group:
                    return group
        return ""

    def counted(self, head: tuple[int, ...]) -> str:
        """A word of the counted noun phrase, up to its head, that nothing explains, or ``""``."""
        for index in self.view.counted(self.end):
            if head and index > head[-1]:
                return ""
            if not self.view.is_silent(index, self.explained):
                return self.view.sequence[index].text
        return ""

    def leading(self, *, all_of_it: bool = False) -> str:
        """
        A word before the number that speaks of something else, or ``""``.

        Behind *it*, *this* or *the rate* the statement begins anew: *we observe that it was 62*;
        also behind a colon, unless the words before it are meant too (``all_of_it``).
        """
        found = ""
        clause = -1 if all_of_it else self._clause_start()
        for index, word in enumerate(self.view.sequence):
            if word.start >= self.start:
                break
            if word.text in SUBJECTS and not self._follows_preposition(index):
                found = ""
            elif not found and word.start > clause and not self._is_silent(index):
                found = word.text
        return found

    def _follows_preposition(self, index: int) -> bool:
        """*Victims of it dropped*: such a pronoun is no subject."""
        return index > 0 and self.view.sequence[index - 1].text in _PREPOSITIONS

    def restricted(self, head: tuple[int, ...]) -> str:
        """The clause that narrows what is counted to a part of it, or ``""``: *cases that ...*."""
        last = head[-1] + 1 if head else 0
        if not head or last >= len(self.view.sequence):
            return ""
        word = self.view.sequence[last]
        between = self.view.plain[self.view.sequence[last - 1].end : word.start]
        if word.text not in _RELATIVE or between.strip():
            return ""
        return "" if self._is_own_doing(last + 1) else word.text

    def _is_own_doing(self, index: int) -> bool:
        """*The files that we read*, *that were reviewed*: no part of them."""
        following = [word.text for word in self.view.sequence[index : index + 1]]
        return not following or following[0] in _OWN_DOING

    def _clause_start(self) -> int:
        """
        Where the clause of the number begins: behind a semicolon, or behind a colon with a clause.

        The colon of a title (*Hate crime: 1.1 offences*) cuts nothing off.
        """
        plain = self.view.plain
        colon = plain.rfind(":", 0, self.start)
        if len(plain[colon + 1 : self.start].split()) < _LEAST_CLAUSE:
            colon = -1
        return max(colon, plain.rfind(";", 0, self.start))

    def _is_silent(self, index: int) -> bool:
        """Whether a word says nothing; *Dorset settles*, *that equates*: a verb says nothing."""
        sequence = self.view.sequence
        before = index - 1
        subject = before in self.view.known or (
            before >= 0 and sequence[before].text in SUBJECTS | POINTERS
        )
        verb = subject and sequence[index].text.endswith("s")
        return verb or self.view.is_silent(index, self.explained)

    def trailing(self) -> str:
        """A word behind the number, in its clause, that speaks of something else, or ``""``."""
        last = self.end
        for index, word in enumerate(self.view.sequence):
            if word.start < self.end:
                continue
            between = self.view.plain[last : word.start]
            if word.text in _BREAKS or any(mark in between for mark in ",;:.()"):
                return ""
            dated = index in self.view.known
            named = word.text.endswith("ing") and not dated and self._is_noun(index)
            if named or not self.view.is_silent(index, self.explained):
                return "" if index in self.explained else word.text
            last = word.end
        return ""

    def _is_noun(self, index: int) -> bool:
        """*The trafficking of people*: a word in *-ing* behind an article or a preposition."""
        return index > 0 and self.view.sequence[index - 1].text in _BEFORE_NOUNS

    def _is_fine(self, index: int) -> bool:
        if index >= len(self.view.sequence):
            return True
        word = self.view.sequence[index].text
        return index in self.explained or index in self.view.known or says_nothing(word)

    def _parts(self, before: int, head: int) -> bool:
        """Whether a mark stands between two words, so that the one does not narrow the other."""
        sequence = self.view.sequence
        between = self.view.plain[sequence[before].end : sequence[head].start]
        return any(mark in between for mark in ",;:.()")

    def _opens(self, index: int) -> bool:
        """Whether a word begins what is said, or follows the number."""
        sequence = self.view.sequence
        return index == 0 or sequence[index - 1].end <= self.end <= sequence[index].start

    def _is_of_number(self, index: int) -> bool:
        """Whether an *of* says what a number or a head is of: not one inside an idiom."""
        sequence = self.view.sequence
        if index == 0 or index - 1 in self.explained or index - 1 in self.view.known:
            return True
        return sequence[index - 1].end <= self.end <= sequence[index].start

    def _first_unexplained(self, start: int) -> str:
        for index in range(start, len(self.view.sequence)):
            word = self.view.sequence[index].text
            if index in self.explained or index in self.view.known or word in _CLAUSES:
                return ""
            if not (says_nothing(word) or self.view.is_modifier(index)):
                return word
            if word in FUNCTION_WORDS and index > start + 1:
                return ""
        return ""
