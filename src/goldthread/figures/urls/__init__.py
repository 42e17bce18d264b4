"""The pages of figures: what is judged, and what is kept."""

from goldthread.figures.urls import judged, kept

urlpatterns = [*judged.urlpatterns, *kept.urlpatterns]
