from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "goldthread.exchange"
    default_auto_field = "django.db.models.BigAutoField"
