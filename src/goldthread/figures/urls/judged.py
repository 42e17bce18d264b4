"""Pages that say what figures mean: areas, indicators in them, the catalogue, comparing."""

from django.urls import path

from goldthread.figures.views import compare, definition, here, overview, watched, words

urlpatterns = [
    path("areas/", overview.to_own_area, name="overview"),
    path("areas/<slug:slug>/", overview.area, name="area"),
    path("areas/<slug:slug>/indicators/<str:code>/", here.indicator, name="indicator-here"),
    path(
        "areas/<slug:slug>/indicators/<str:code>/figures.csv",
        here.as_csv,
        name="indicator-csv",
    ),
    path(
        "areas/<slug:slug>/indicators/<str:code>/figures.xlsx",
        here.as_workbook,
        name="indicator-xlsx",
    ),
    path("areas/<slug:slug>/indicators/<str:code>/words/", words.edit, name="sentence-edit"),
    path("watched/", watched.watched_indicators, name="watched"),
    path("indicators/", definition.catalogue, name="indicators"),
    path("indicators/<str:code>/", definition.indicator, name="indicator"),
    path("compare/", compare.compare, name="compare"),
    path("compare/figures.csv", compare.as_csv, name="compare-csv"),
    path("compare/figures.xlsx", compare.as_workbook, name="compare-xlsx"),
]
