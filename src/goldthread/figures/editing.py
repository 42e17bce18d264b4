"""A person's words for a judgement: written, shown in place of the draft, put back.

Words are ended, never deleted. They stand only while the judgement drafts the sentence they
were written for: when the figures come to say something else, the draft speaks again.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from goldthread.core.audit import record
from goldthread.core.now import now
from goldthread.figures.actions import SENTENCE_EDITED
from goldthread.figures.judgement.sentences import Sentence, UneditableError
from goldthread.figures.models import SentenceEdit
from goldthread.figures.reading.series import HeldSeries
from goldthread.partnership.models import Partnership


class ChangedMeanwhile(ValueError):
    """Someone else wrote words for the same sentence since this person opened it."""


@dataclass(frozen=True)
class Worded:
    """A sentence as it is read: the draft, and a person's words for it where there are any.

    `edit` is the live one; it `stands` while the draft is the one it was written for.
    """

    draft: Sentence
    edit: SentenceEdit | None
    stands: bool

    @property
    def text(self) -> str:
        """The sentence as read, figures in place."""
        return self.shown.text

    @property
    def shown(self) -> Sentence:
        """A person's words where they stand, else the draft."""
        if self.edit and self.stands:
            return self.draft.edited(self.edit.template)
        return self.draft


def live_edits(partnership: Partnership, series: HeldSeries) -> dict[str, SentenceEdit]:
    """A partnership's words for a series, by sentence, in one query."""
    return {edit.sentence: edit for edit in _live(partnership, series)}


def worded(sentence: Sentence, edit: SentenceEdit | None) -> Worded:
    """The sentence with the words written for it, where they still fit."""
    return Worded(sentence, edit, edit is not None and _fits(sentence, edit))


def write(
    partnership: Partnership,
    series: HeldSeries,
    sentence: Sentence,
    template: str,
    person: int,
    seen: int | None,
) -> None:
    """Put a person's words in place of the draft; the draft's own words put the draft back.

    `seen` is the edit the person had before them. Raises UneditableError where the words
    lose a figure, ChangedMeanwhile where another's words came between.
    """
    sentence.edited(template)
    with transaction.atomic():
        before = _end(partnership, series, sentence.key, seen)
        after = None
        if template != sentence.template:
            after = _start(partnership, series, sentence, template, person)
        if about := after or before:
            _record(about, before, after)


def restore(
    partnership: Partnership, series: HeldSeries, key: str, seen: int | None
) -> SentenceEdit | None:
    """Let the draft speak again; says which words ended. Raises ChangedMeanwhile."""
    with transaction.atomic():
        ended = _end(partnership, series, key, seen)
        if ended:
            _record(ended, ended, None)
    return ended


def _live(partnership: Partnership, series: HeldSeries) -> QuerySet[SentenceEdit]:
    return SentenceEdit.objects.filter(
        partnership=partnership,
        indicator=series.indicator,
        area=series.area,
        breakdown=series.key.breakdown,
        unit=series.key.unit,
        cadence=series.key.cadence,
        ended_at=None,
    )


def _fits(sentence: Sentence, edit: SentenceEdit) -> bool:
    if edit.original != sentence.template:
        return False
    try:
        sentence.edited(edit.template)
    except UneditableError:
        return False
    return True


def _end(
    partnership: Partnership, series: HeldSeries, key: str, seen: int | None
) -> SentenceEdit | None:
    live = _live(partnership, series).filter(sentence=key).select_for_update().first()
    if (live.pk if live else None) != seen:
        raise ChangedMeanwhile("Someone changed this sentence while you had it open.")
    if live:
        live.ended_at = now()
        live.save(update_fields=["ended_at"])
    return live


def _start(
    partnership: Partnership, series: HeldSeries, sentence: Sentence, template: str, person: int
) -> SentenceEdit:
    edit = SentenceEdit(
        partnership=partnership,
        indicator=series.indicator,
        area=series.area,
        breakdown=series.key.breakdown,
        unit=series.key.unit,
        cadence=series.key.cadence,
        sentence=sentence.key,
        original=sentence.template,
        template=template,
        person_id=person,
        written_at=now(),
    )
    try:
        with transaction.atomic():
            edit.save(force_insert=True)
    except IntegrityError:
        raise ChangedMeanwhile("Someone changed this sentence while you had it open.") from None
    return edit


def _record(about: SentenceEdit, before: SentenceEdit | None, after: SentenceEdit | None) -> None:
    facts = {"code": about.indicator.code, "sentence": about.sentence}
    record(
        SENTENCE_EDITED,
        about,
        before=facts | {"template": before.template} if before else None,
        after=facts | {"template": after.template if after else about.original},
    )
