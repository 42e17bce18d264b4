from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "goldthread.documents"
    default_auto_field = "django.db.models.BigAutoField"
