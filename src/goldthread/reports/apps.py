from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "goldthread.reports"
    default_auto_field = "django.db.models.BigAutoField"
