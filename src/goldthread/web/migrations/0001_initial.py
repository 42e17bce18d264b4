from django.db import migrations, models

from goldthread.core.rls import SecureTable
from goldthread.web.policies import POLICIES


class Migration(migrations.Migration):
    initial = True

    dependencies = [("core", "0002_secure")]

    operations = [
        migrations.CreateModel(
            name="SignInTries",
            fields=[
                (
                    "digest",
                    models.CharField(
                        help_text="of an account, a client, or both; keyed",
                        max_length=64,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("tries", models.PositiveIntegerField(default=0)),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={"verbose_name_plural": "sign-in tries"},
        ),
        *(SecureTable(policy) for policy in POLICIES),
    ]
