"""Django settings: one file, read from the environment and the home."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from goldthread.core.databases import databases
from goldthread.core.home import home

HOME = home()
PACKAGE = Path(__file__).resolve().parents[1]

DEMO = os.environ.get("GOLDTHREAD_DEMO") == "1"
DEBUG = False
SECRET_KEY = os.environ.get("GOLDTHREAD_SECRET_KEY") or HOME.secret("django")
ALLOWED_HOSTS = os.environ.get("GOLDTHREAD_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "goldthread.core.apps.CoreConfig",
    "goldthread.ui.apps.UiConfig",
    "goldthread.documents.apps.DocumentsConfig",
    "goldthread.partnership.apps.PartnershipConfig",
    "goldthread.figures.apps.FiguresConfig",
    "goldthread.exchange.apps.ExchangeConfig",
    "goldthread.reports.apps.ReportsConfig",
    "goldthread.web.apps.WebConfig",
    "goldthread.ops.apps.OpsConfig",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
]

MIDDLEWARE = [
    "goldthread.core.middleware.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "goldthread.core.middleware.PersonContextMiddleware",
]

ROOT_URLCONF = "goldthread.web.urls"
WSGI_APPLICATION = "goldthread.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "goldthread.ui.environment.environment"},
    },
]

DATABASES = databases(HOME)
# Row-level security reads the person from the transaction, so a request is one.
DATABASES["default"]["ATOMIC_REQUESTS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASE_ROUTERS = ["goldthread.core.databases.OwnerMigrates"]

AUTH_USER_MODEL = "partnership.Person"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
PAGE_FRAME = "goldthread.web.frame.frame"
CSRF_FAILURE_VIEW = "goldthread.ui.errors.csrf_refused"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Plain http only on this machine itself; anything named in GOLDTHREAD_HOSTS is behind TLS.
BEHIND_TLS = "GOLDTHREAD_HOSTS" in os.environ
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
FORMAT_MODULE_PATH = None

STATIC_URL = "static/"
# Every static file is the ui floor's own, built into the package: nothing is collected.
STATIC_ROOT = PACKAGE / "ui" / "static"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# The largest file a person may upload; above it the page says so before reading it.
LARGEST_UPLOAD = 200 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "goldthread.core.logs.Discreet"}},
    "formatters": {"plain": {"format": "%(levelname)s %(request_id)s %(name)s: %(message)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["discreet"],
            "formatter": "plain",
        }
    },
    "root": {"handlers": ["console"], "level": os.environ.get("GOLDTHREAD_LOG", "WARNING")},
}
