"""What the application server runs."""

import os
from importlib import import_module
from threading import Timer

from django.core.wsgi import get_wsgi_application

from goldthread.core.prepared import wait_until_prepared

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.web.settings")

SECONDS_TO_FIRST_PAGE = 3.0

application = get_wsgi_application()


def warm_up() -> None:
    """Make the first person's first page as quick as the others': imports, fonts, the drawer."""
    from goldthread.documents.charts import warm
    from goldthread.figures.judgement.exact import poisson_interval

    poisson_interval(3)
    warm()


import_module("goldthread.web.urls")  # every page
wait_until_prepared()
# After the first page, not before it: the start is not kept waiting for what it does not show.
later = Timer(SECONDS_TO_FIRST_PAGE, warm_up)
later.daemon = True
later.start()
