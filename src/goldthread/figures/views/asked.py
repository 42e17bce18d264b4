"""What an address asks for, made safe to look up."""

from django.http import HttpRequest


def text_of(request: HttpRequest, name: str, otherwise: str = "") -> str:
    """A parameter as text. PostgreSQL holds no NUL, so a text with one would be an error."""
    return request.GET.get(name, otherwise).replace("\x00", "")
