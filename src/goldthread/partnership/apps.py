from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "goldthread.partnership"
    default_auto_field = "django.db.models.BigAutoField"
