"""The pages of figures: what is judged, what is kept, and what is released."""

from goldthread.figures.urls import judged, kept, releases

urlpatterns = [*judged.urlpatterns, *kept.urlpatterns, *releases.urlpatterns]
