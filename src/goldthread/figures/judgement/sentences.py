"""Sentences whose words a person may edit and whose figures nobody can.

A sentence is a template with named slots: 'No clear change: {current} against {previous}.'
The slots are filled from figures at each reading. Findings and caveats are slots too, so an
edit can neither drop 'within what chance would give' nor turn Down into Up.
"""

from dataclasses import dataclass, replace
from string import Formatter


class UneditableError(ValueError):
    """Words that would drop, invent or overwrite a figure. The message says what to do."""


@dataclass(frozen=True)
class Slot:
    """A figure, name or finding as it stands in the sentence, and the value behind it."""

    text: str
    value: str | None = None


@dataclass(frozen=True)
class Sentence:
    """A template and the slots that fill it. `key` says which of a judgement's sentences."""

    template: str
    slots: dict[str, Slot]
    key: str = ""

    @property
    def text(self) -> str:
        """The sentence as read."""
        return self.template.format_map({name: slot.text for name, slot in self.slots.items()})

    def edited(self, new_template: str) -> "Sentence":
        """The same figures in a person's own words.

        Raises UneditableError where a slot is dropped or invented, or a number is typed.
        """
        check_edit(self, new_template)
        return replace(self, template=new_template)

    def as_data(self) -> dict[str, object]:
        """JSON-safe: key, text, template and the slots' texts."""
        texts = {name: slot.text for name, slot in self.slots.items()}
        return {"key": self.key, "text": self.text, "template": self.template, "slots": texts}


def check_edit(sentence: Sentence, new_template: str) -> None:
    """Raise UneditableError, saying what to mend, unless the words keep every figure."""
    words, named = _parse(new_template)
    dropped = [name for name in sentence.slots if name not in named]
    if dropped:
        raise UneditableError(f"Keep {_braced(dropped)}: the figures in a sentence stay.")
    invented = [name for name in named if name not in sentence.slots]
    if invented:
        can_use = _braced(list(sentence.slots))
        raise UneditableError(f"{_braced(invented)} is not one of this sentence's: {can_use}.")
    if any(character.isnumeric() for character in words):
        raise UneditableError("Leave numbers to the figures: take the digits out of the words.")


def _parse(template: str) -> tuple[str, list[str]]:
    """The words and the slot names of a template; only a plain {name} is a slot."""
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        raise UneditableError("A figure is written {name}: each { needs its }.") from None
    fancy = [
        name for _, name, form, conversion in parts if name is not None and (form or conversion)
    ]
    if fancy:
        raise UneditableError("Write a figure as {name} alone, without : or ! inside the braces.")
    return "".join(words for words, *_ in parts), [n for _, n, *_ in parts if n is not None]


def _braced(names: list[str]) -> str:
    return " and ".join("{" + name + "}" for name in names)
