"""The URL map: each subject's own pages, under one roof."""

from django.urls import include, path

from goldthread.web.views import home, signing_in

handler400 = "goldthread.ui.errors.bad_request"
handler403 = "goldthread.ui.errors.forbidden"
handler404 = "goldthread.ui.errors.not_found"
handler500 = "goldthread.ui.errors.server_error"

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-in/demo/", signing_in.demo_sign_in, name="demo-sign-in"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("partnership/", signing_in.choose_partnership, name="choose-partnership"),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("about/", home.about, name="about"),
    path("", include("goldthread.exchange.urls")),
    path("", include("goldthread.figures.urls")),
    path("", include("goldthread.reports.urls")),
]
