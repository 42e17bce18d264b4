"""A person's own words for a sentence of a judgement: the figures in it stay."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.figures.editing import ChangedMeanwhile, Worded, live_edits, restore, worded, write
from goldthread.figures.judgement.sentences import UneditableError
from goldthread.figures.presenters.naming import here_href, series_words
from goldthread.figures.presenters.sentences import edit_href, judgements, sentence_name
from goldthread.figures.reading.judging import Judged
from goldthread.figures.reading.knowing import names_of
from goldthread.figures.views.finding import workplace
from goldthread.figures.views.here import asked, trail
from goldthread.partnership.permissions import with_permission
from goldthread.partnership.roles import Permission
from goldthread.ui.access import access
from goldthread.ui.forms import Form, HiddenField, TextareaField

LONGEST = 1000


class WordsForm(Form):
    """The sentence with its figures as {slots}. `seen` is the edit the person started from."""

    template = TextareaField(
        "The sentence",
        hint="Change the words. Keep every {figure} in its braces, and type no digits.",
        rows=4,
        max_length=LONGEST,
    )
    seen = HiddenField(required=False)


@access(with_permission(Permission.EDIT_SENTENCES))
def edit(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Choose a sentence of the judgement, or put the chosen one into other words."""
    found = asked(request, slug, code).found
    if found.judged is None:
        raise Http404
    edits = live_edits(workplace(request).partnership, found.judged.series)
    context = {
        "indicator": found.indicator,
        "area": found.area,
        "series": series_words(found.judged.series.key),
        "back": here_href(found.area, found.indicator, found.judged.series.key),
        "breadcrumbs": [*trail(found), {"text": "Edit words"}],
    }
    key = request.GET.get("sentence", "")
    sentence = next((s for s in found.judged.judgement.sentences if s.key == key), None)
    if sentence is None:
        people = names_of(one.person_id for one in edits.values())
        context |= {"sentences": judgements(found.judged, edits, people).every, "asked": key}
        return render(request, "figures/judged/choose_words.html", context)
    return edit_one(request, found.judged, worded(sentence, edits.get(key)), context)


def edit_one(
    request: HttpRequest, judged: Judged, one: Worded, context: dict[str, Any]
) -> HttpResponse:
    """The form for one sentence, or what came of sending it."""
    seen = str(one.edit.pk) if one.edit else ""
    if request.method == "POST":
        form = WordsForm(request.POST)
        if keep(request, judged, one, form):
            return redirect(str(context["back"]))
    else:
        form = WordsForm(initial={"template": one.shown.template, "seen": seen})
    context |= {
        "form": form,
        "one": one,
        "name": sentence_name(one.draft.key),
        "here": edit_href(judged, one.draft.key),
        "slots": [(f"{{{name}}}", slot.text) for name, slot in one.draft.slots.items()],
        "seen": seen,
    }
    return render(request, "figures/judged/words.html", context, status=422 if form.errors else 200)


def keep(request: HttpRequest, judged: Judged, one: Worded, form: WordsForm) -> bool:
    """Keep the words or put the draft back; False with the form's errors where it may not be."""
    partnership, series = workplace(request).partnership, judged.series
    seen = int(request.POST["seen"]) if request.POST.get("seen", "").isdecimal() else None
    try:
        if "restore" in request.POST:
            restore(partnership, series, one.draft.key, seen)
            messages.success(request, "The sentence is as it was drafted.")
            return True
        if not form.is_valid():
            return False
        template = " ".join(form.cleaned_data["template"].split())
        write(partnership, series, one.draft, template, request.user.pk, seen)  # type: ignore[arg-type]
    except UneditableError as refused:
        form.add_error("template", str(refused))
        return False
    except ChangedMeanwhile as changed:
        form.add_error(None, f"{changed} Go back, read it, and write again if you still want to.")
        return False
    messages.success(request, "Your words are kept. The figures in them stay up to date.")
    return True
