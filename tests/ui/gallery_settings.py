"""The settings under which the gallery is served: its own pages, no database."""

from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.test import override_settings

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]


@contextmanager
def gallery_settings():
    """The gallery in place of the product's own pages, within the block."""
    engine = {**settings.TEMPLATES[0], "DIRS": [Path(__file__).parent / "jinja2"]}
    changed = {
        "ROOT_URLCONF": "ui.gallery",
        "PAGE_FRAME": "ui.gallery.frame",
        "DEMO": True,
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
        "MIDDLEWARE": MIDDLEWARE,
        "TEMPLATES": [engine],
        "ALLOWED_HOSTS": ["localhost", "testserver"],
    }
    with override_settings(**changed):
        yield
