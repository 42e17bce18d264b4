"""The form that decides about one unmatched indicator."""

from collections.abc import Sequence
from typing import Any

from goldthread.exchange.forms import offer
from goldthread.exchange.presenters.matching import KEEP, labelled
from goldthread.figures.models import Indicator
from goldthread.ui.forms import Form, RadiosField, SelectField

ANOTHER = "another"


class MatchForm(Form):
    """What the indicator is: one of the nearest, another of the catalogue, or its own."""

    choice = RadiosField("What it is", error_messages={"required": "Select what it is"})
    another = SelectField("Another indicator", required=False)
    domain = SelectField("Domain", required=False, hint="Where it is listed, if it is kept.")

    def __init__(
        self,
        *args: Any,
        near: Sequence[tuple[int, str]],
        known: Sequence[Indicator],
        domains: Sequence[str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        own = [
            (ANOTHER, "Another indicator of the catalogue, chosen below"),
            (KEEP, "None of them: keep it as a local indicator"),
        ]
        offer(self, "choice", [*((str(pk), name) for pk, name in near), *own])
        others = [(str(one.pk), labelled(one)) for one in known]
        offer(self, "another", [("", "Choose the indicator"), *others])
        offer(self, "domain", [("", "Not yet decided"), *((name, name) for name in domains)])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("choice") == ANOTHER and not said.get("another"):
            self.add_error("another", "Choose the indicator it is")
        return said

    def decision(self) -> str:
        """The id of the indicator it is, or the word for keeping it."""
        choice: str = self.cleaned_data["choice"]
        return str(self.cleaned_data["another"]) if choice == ANOTHER else choice
