from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("figures", "0008_secure_watched")]

    operations = [
        migrations.AlterField(
            model_name="load",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting to be read"),
                    ("reading", "Being read"),
                    ("ready", "Ready: nothing changed yet"),
                    ("refused", "Refused"),
                    ("applying", "Being applied"),
                    ("applied", "Applied"),
                    ("withdrawing", "Being taken back"),
                    ("withdrawn", "Taken back"),
                    ("abandoned", "Put aside"),
                ],
                default="waiting",
                max_length=12,
            ),
        ),
    ]
