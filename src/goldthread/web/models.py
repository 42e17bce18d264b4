"""What the web floor itself keeps: how often someone has tried to sign in."""

from django.db import models


class SignInTries(models.Model):
    """Tries to sign in that were not right, under a digest: no address and no name stands here."""

    digest = models.CharField(
        max_length=64, primary_key=True, help_text="of an account, a client, or both; keyed"
    )
    tries = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "sign-in tries"

    def __str__(self) -> str:
        return f"{self.tries} until {self.expires_at}"
