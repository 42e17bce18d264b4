"""Every part of the ui and every chart on pages of their own, without a database.

A URL map for tests; gallery_settings.py puts it in place.
"""

from decimal import Decimal

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from documents.examples import EXAMPLES
from documents.gallery.report import gallery_report
from goldthread.documents.charts import chart_of
from goldthread.documents.html import fragment_of
from goldthread.ui import errors
from goldthread.ui.access import NotAllowed, access, anyone
from goldthread.ui.dates import DateField
from goldthread.ui.downloads import csv_download, workbook_download
from goldthread.ui.forms import (
    CheckboxesField,
    FileField,
    Form,
    HiddenField,
    NumberField,
    PasswordField,
    RadiosField,
    SelectField,
    TextareaField,
    TextField,
)
from goldthread.ui.frame import Frame, Section
from goldthread.ui.paging import pages
from goldthread.ui.tables import Cell, Column, Table, figure_cell, row


def shown(view):
    """A page of the gallery: for anyone, and without the database that a request begins with."""
    return access(anyone("tests only"))(transaction.non_atomic_requests(view))


def frame(request):
    here = request.path
    sections = [("Overview", "/"), ("Forms", "/form/"), ("Charts", "/charts/")]
    return Frame(
        partnership="Northbay Safeguarding Partnership",
        person="Demo data analyst",
        sections=tuple(Section(text, href, href == here) for text, href in sections),
        search="/",
        sign_out="/sign-out/",
        footer=(Section("Accessibility", "/"), Section("About the figures", "/")),
    )


class FigureForm(Form):
    area = SelectField(
        "Area", choices=[("", "Choose an area"), ("n", "Northbay"), ("e", "Eastmoor")]
    )
    value = NumberField("Value", hint="As printed, for example 1,018 or 45.1", suffix="per 10,000")
    known = DateField("Date it was published", hint="For example, 31 3 2023")
    state = RadiosField(
        "What the source says",
        choices=[("number", "A number"), ("suppressed", "Hidden to protect people")],
        hints={"suppressed": "Often printed as c or an asterisk"},
    )
    caveats = CheckboxesField(
        "Caveats", choices=[("p", "Provisional"), ("u", "Low reliability")], required=False
    )
    note = TextareaField("Note", max_length=200, required=False, hint="What a reader should know")
    contact = TextField("Email address of who sent it", autocomplete="email", width=20)
    file = FileField("The file it came in", accept=".csv,.xlsx", required=False)
    secret = PasswordField()
    load = HiddenField(initial="7")


class NarrowForm(Form):
    area = SelectField("Area", choices=[("", "Every area"), ("n", "Northbay")], required=False)
    period = SelectField(
        "Year", choices=[("", "Every year"), ("2023", "2022 to 2023")], required=False
    )
    words = TextField("Words", required=False)


TABLE = Table(
    "Rolling 12 months to March 2023",
    [
        Column("Indicator"),
        *(Column(name, numeric=True) for name in ("Current", "Previous", "Change", "% change")),
    ],
    [
        row(
            Cell("Children in need", href="/"),
            1018,
            974,
            Cell("+44", 44),
            Cell("+4.5%", Decimal("4.5")),
        ),
        row("Child protection plans started", 141, figure_cell(None, state="suppressed"), "", ""),
        row('=HYPERLINK("http://example.com")', figure_cell(None, state="not_returned"), 0, "", ""),
        row(
            "Missing episodes from care and the children who had them, counted by episode",
            figure_cell(Decimal("45.1"), "percent", notes=("low_reliability", "provisional")),
            figure_cell(Decimal("44.0"), "percent"),
            Cell("+1.1 percentage points", Decimal("1.1")),
            figure_cell(None, state="not_applicable"),
        ),
        row("All", 1159, 974, 185, "", total=True),
    ],
)
BIG = [
    {
        "name": "Children in need",
        "text": "1,018",
        "state": "number",
        "detail": "March 2023",
        "href": "/",
    },
    {
        "name": "Re-referrals",
        "text": "20.2%",
        "state": "number",
        "detail": "Target 20% met within tolerance",
    },
    {
        "name": "Police protection",
        "text": "",
        "state": "suppressed",
        "detail": "Year to March 2023",
    },
    {
        "name": "Health assessments on time",
        "text": "",
        "state": "not_returned",
        "detail": "Due 31 May 2023",
    },
]


@shown
def parts(request):
    context = {"table": TABLE, "big": BIG, "filters_form": NarrowForm(request.GET or None)}
    context["pages"] = pages(request, [f"Figure {n}" for n in range(1, 1019)])
    context["breadcrumbs"] = [{"text": "Home", "href": "/"}, {"text": "Northbay"}]
    return render(request, "gallery/parts.html", context)


@shown
def form_page(request):
    form = FigureForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        messages.success(request, "The figure was stored.")
        return redirect("/")
    return render(request, "gallery/form.html", {"form": form})


@shown
def charts(request):
    drawn = [chart_of(data) for data in EXAMPLES.values()]
    return render(request, "gallery/charts.html", {"charts": drawn})


@shown
def document(request):
    return render(request, "gallery/document.html", {"body": fragment_of(gallery_report())})


@shown
def download(request, kind):
    if kind == "xlsx":
        return workbook_download("rolling-12-months", TABLE)
    return csv_download(TABLE, "rolling-12-months")


@shown
def refused(request):
    raise NotAllowed(
        "In Northbay you are an auditor. To load figures you need to be a data analyst."
    )


@shown
def broken(request):
    raise RuntimeError("secret detail: /srv/private, SELECT name FROM person")


@shown
def too_large(request):
    return errors.too_large(request, "The file is 210 MB; the largest that can be sent is 200 MB.")


@shown
def live(request):
    return render(request, "gallery/live.html")


@shown
def live_part(request):
    return HttpResponse('<progress class="gt-progress" aria-label="Read" value="40" max="100">40%')


@shown
def sign_out(request):
    return HttpResponse("signed out")


urlpatterns = [
    path("", parts, name="home"),
    path("form/", form_page),
    path("charts/", charts),
    path("document/", document),
    path("download/<kind>/", download),
    path("refused/", refused),
    path("broken/", broken),
    path("too-large/", too_large),
    path("live/", live),
    path("live/part/", live_part),
    path("sign-in/", sign_out, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
