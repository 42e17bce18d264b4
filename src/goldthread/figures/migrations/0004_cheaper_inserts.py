from django.contrib.postgres.indexes import BrinIndex
from django.db import migrations, models

from goldthread.core.rls import run, unforced

# See figures.loading.staging.identity_of: rows without a reference begin with their indicator.
IDENTITY = """(left(md5({code} || '|' || {words}), 8)
    || right(replace(identity::text, '-', ''), 24))::uuid"""
NAMED = {
    "figures_figure": {"code": "printed_code", "words": "printed_indicator"},
    "figures_stagedrow": {"code": "indicator_code", "words": "indicator_text"},
}


def rekey(apps, schema_editor):
    for table, columns in NAMED.items():
        identity = IDENTITY.format(**columns)
        with unforced(schema_editor, table):
            run(
                schema_editor,
                [f"update {table} set identity = {identity} where reference = ''"],
            )


class Migration(migrations.Migration):
    dependencies = [("figures", "0003_secure")]

    operations = [
        migrations.RunPython(rekey),
        migrations.RemoveIndex("figure", "figure_load"),
        migrations.AddIndex(
            "figure",
            BrinIndex(fields=["load"], name="figure_load", autosummarize=True),
        ),
        migrations.AddIndex(
            "figure",
            models.Index(
                condition=models.Q(("measure", "target"), ("recorded_until__isnull", True)),
                fields=["area"],
                name="figure_live_target",
            ),
        ),
        migrations.AddIndex(
            "figure",
            models.Index(
                condition=models.Q(("recorded_until__isnull", False)),
                fields=["source", "identity"],
                name="figure_ended_row",
            ),
        ),
    ]
