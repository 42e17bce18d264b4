from django.db import migrations

# The figure that stands for a key, by the stated precedence:
# 1. one that says something before one that does not (not available, not applicable, not returned);
#    a hidden figure says something: an official "hidden" is not replaced by a report's number;
# 2. official statistic, then agency return and computed run, then report;
# 3. the source known latest; then the row recorded latest; then a table before prose.
# A number noted as descriptive is no measure and never stands for one.
CREATE = """
create view figures_current with (security_invoker = true) as
select distinct on
  (indicator_id, area_id, measure, breakdown, unit, period_start, period_end) *
from figures_figure
where recorded_until is null and not descriptive
order by indicator_id, area_id, measure, breakdown, unit, period_start, period_end,
  state in ('not_available', 'not_applicable', 'not_returned'), precedence,
  known_from desc, recorded_at desc, "table" = 'prose', id
"""


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial")]

    operations = [
        migrations.RunSQL(CREATE, "drop view figures_current"),
        # Rows on their way in need not outlive a crash: their load is read again.
        migrations.RunSQL(
            "alter table figures_stagedrow set unlogged", "alter table figures_stagedrow set logged"
        ),
    ]
