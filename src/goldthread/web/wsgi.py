"""What the application server runs."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.web.settings")

application = get_wsgi_application()


def warm_up() -> None:
    """Make the first person's first page as quick as the others': imports, fonts, the drawer."""
    from goldthread.documents.charts import warm
    from goldthread.figures.judgement.exact import poisson_interval
    from goldthread.web import urls  # noqa: F401 - imports every page

    poisson_interval(3)
    warm()


# Beside the first requests, not before them: the start is not kept waiting.
Thread(target=warm_up, name="warm-up", daemon=True).start()
