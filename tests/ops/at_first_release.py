"""Make a home as the first release left it, run as `python at_first_release.py PASSWORD`.

Its tables are those of FIRST, its rows are written as SQL: today's models know other columns.
"""

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "goldthread.web.settings"

# The last migration of each of our packages that the first release had.
FIRST = {"core": "0002", "partnership": "0002", "figures": "0003"}
THEIRS = ("contenttypes", "auth", "sessions", "procrastinate")

ROWS = """
insert into partnership_area (kind, name, slug, ons_code, la_number)
values ('authority', 'Westport', 'westport', 'E06999999', '');
insert into partnership_partnership (name, slug, kind, area_id)
select 'Westport Safeguarding Partnership', 'westport', 'children', id from partnership_area
where slug = 'westport';
insert into partnership_person (email, name, password, is_active, is_demo, created_at)
values ('first@example.org', 'First Administrator', %(password)s, true, false, now());
insert into partnership_membership (person_id, partnership_id, role, started_on)
select p.id, w.id, 'business_manager', '2026-01-01'
from partnership_person p, partnership_partnership w;
insert into figures_indicator (code, name, domain, numerator, denominator, unit, period_basis,
  polarity, counted, noun, meaning, limits, small_number_caution, origin, standing, position)
values ('CH025', 'Plans', '', '', '', 'count', '', 'context', '', 'plans', '', '', '', '',
  'catalogue', 1);
insert into figures_figuresource (slug, kind, title, publisher, licence, known_from,
  known_from_basis, recorded_at)
values ('r', 'report', 'A report of Westport', '', '', '2026-01-01', '', now());
insert into figures_load (source_id, kind, file_name, file_hash, state, started_at, applied_at,
  rows_read, new, unchanged, revised, refused, absent, refusals, repairs, provisional,
  provisional_areas, message, stored_file)
select id, 'published', 'r.csv', '', 'applied', now(), now(), 1, 1, 0, 0, 0, 0, '[]', '[]', '[]',
  '[]', '', '' from figures_figuresource;
insert into figures_figure (source_id, load_id, indicator_id, area_id, measure, breakdown, unit,
  period_kind, period_end, state, value, symbol, low_reliability, descriptive, precedence,
  known_from, recorded_at, reference, identity, place, section, "table", reporting_area,
  printed_indicator, printed_code, column_label, published_text, note)
select s.id, l.id, i.id, a.id, 'value', '', 'count', 'as_at', '2025-03-31', 'number', 217, '',
  false, false, 3, s.known_from, now(), 'w-1', gen_random_uuid(), 2, '', '', '', '', '', '', '', ''
from figures_figuresource s, figures_load l, figures_indicator i, partnership_area a
where i.code = 'CH025' and a.slug = 'westport';
insert into figures_sentenceedit (partnership_id, indicator_id, area_id, breakdown, unit, sentence,
  original, template, person_id, written_at)
select w.id, i.id, a.id, '', 'count', 'latest', 'Draft {value}.', 'Ours: {value}.', p.id, now()
from partnership_partnership w, figures_indicator i, partnership_area a, partnership_person p
where i.code = 'CH025' and a.slug = 'westport';
"""


def main() -> None:
    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command
    from psycopg import ClientCursor

    from goldthread.core.databases import DATABASE
    from goldthread.core.home import home
    from goldthread.ops.cluster import SUPERVISOR
    from goldthread.ops.embedded import connect, database

    with database(home()):
        for app in THEIRS:
            call_command("migrate", app, database="owner", verbosity=0)
        for app, number in FIRST.items():
            call_command("migrate", app, number, database="owner", verbosity=0)
        with connect(home(), SUPERVISOR, DATABASE) as connection:
            ClientCursor(connection).execute(ROWS, {"password": make_password(sys.argv[1])})


if __name__ == "__main__":
    main()
