from django.db import migrations, models

from goldthread.core.rls import run, unforced

# Words written before were shared by every series of one unit. They go to the series that its
# page opens on: the one with the most figures.
FULLEST = """
update figures_sentenceedit e set cadence = coalesce((
    select case
        when extract(month from f.period_start) = 4 and extract(day from f.period_start) = 1
            and f.period_end = (f.period_start + interval '1 year' - interval '1 day')::date
        then 'financial_year' else f.period_kind end as cadence
    from figures_figure f
    where f.indicator_id = e.indicator_id and f.area_id = e.area_id
        and f.breakdown = e.breakdown and f.unit = e.unit
        and f.measure = 'value' and f.recorded_until is null and not f.descriptive
    group by 1 order by count(distinct (f.period_start, f.period_end)) desc, 1 limit 1
), '')
"""


def fill(apps, schema_editor):
    with unforced(schema_editor, "figures_figure"), unforced(schema_editor, "figures_sentenceedit"):
        run(schema_editor, [FULLEST])


class Migration(migrations.Migration):
    dependencies = [("figures", "0006_releases")]

    operations = [
        migrations.AddField(
            model_name="sentenceedit",
            name="cadence",
            field=models.CharField(
                blank=True, default="", help_text="the kind of period", max_length=20
            ),
        ),
        migrations.RemoveConstraint(model_name="sentenceedit", name="sentence_edit_once"),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="sentenceedit",
            constraint=models.UniqueConstraint(
                fields=[
                    "partnership", "indicator", "area", "breakdown", "unit", "cadence", "sentence",
                ],
                condition=models.Q(ended_at__isnull=True),
                name="sentence_edit_once",
            ),
        ),
    ]
