"""Pages of releases: what is shown to whom."""

from django.urls import path

from goldthread.figures.views import release_steps, releases

urlpatterns = [
    path("releases/", releases.releases, name="releases"),
    path("releases/new/", release_steps.release_new, name="release-new"),
    path("releases/<row:release_id>/", releases.release, name="release"),
    path("releases/<row:release_id>.<file:kind>", releases.release_download, name="release-file"),
    path("releases/<row:release_id>/working/", releases.working, name="release-working"),
    path(
        "releases/<row:release_id>/differences/", releases.differences, name="release-differences"
    ),
    path("releases/<row:release_id>/<slug:step>/", release_steps.release_step, name="release-step"),
]
