"""The pages of bringing figures in."""

from django.urls import path

from goldthread.exchange.views import by_hand, deciding, load, loads, matching, sending

urlpatterns = [
    path("loads/", loads.loads, name="loads"),
    path("loads/new/", sending.load_new, name="load-new"),
    path("loads/template.xlsx", sending.template_download, name="template-download"),
    path("loads/<int:pk>/", load.load, name="load"),
    path("loads/<int:pk>/progress/", load.progress, name="load-progress"),
    path("loads/<int:pk>/refusals.csv", load.refusals, name="load-refusals"),
    path("loads/<int:pk>/apply/", deciding.load_apply, name="load-apply"),
    path("loads/<int:pk>/put-aside/", deciding.load_put_aside, name="load-put-aside"),
    path("loads/<int:pk>/withdraw/", deciding.load_withdraw, name="load-withdraw"),
    path("figures/new/", by_hand.figure_new, name="figure-new"),
    path("matching/", matching.matching, name="matching"),
    path("matching/<int:pk>/", matching.match, name="match"),
]
