"""A made-up twin of the Local Authority Interactive Tool's file, for tests and benchmarks
where the real one is absent: the same columns, size and oddities, none of its values."""

from pathlib import Path

import duckdb

from goldthread.exchange.lait import dictionary

WHOLE = 641_070
AREAS = 170

# Authorities are 201 to 369, and England is 970; each code keeps to one way of writing years.
ROWS = """
    with item as (
        select i, codes[1 + (i // $areas) % len(codes)] as code,
               2025 - i // ($areas * len(codes)) as year,
               (i // $areas) % len(codes) % 20 as form,
               i % $areas as place, hash(i + 1000003 * $seed) as chance
        from range($rows) as made(i), (select $codes::varchar[] as codes)
    )
    select code as "Short Desc",
           cast(null as varchar) as "Data item",
           case form
               when 0 then year || ' (Rev)'
               when 1 then (year - 1) || '-' || lpad((year % 100)::varchar, 2, '0') || ' (OT)'
               when 2 then (year - 1) || '/' || lpad((year % 100)::varchar, 2, '0')
               when 3 then (year - 2) || '-' || lpad((year % 100)::varchar, 2, '0')
               else year::varchar
           end as "Years",
           case when place = 0 then 'England' else 'Twin authority ' || (200 + place) end
               as "LA and Regions",
           case
               when chance % 7 = 0 then '-'
               when chance % 101 = 0 then '39.450000000000003'
               when chance % 103 = 0 then '7.0000000000000007E-2'
               else (chance % 10000 / 10.0)::varchar
           end as "Values",
           (case when place = 0 then 970 else 200 + place end)::double as "LA Number",
           'NA' as "Region"
    from item order by i
"""


def write(path: Path, rows: int = WHOLE, seed: int = 1) -> None:
    """Write a twin of `rows` values to `path`; the same seed gives the same values."""
    given = {"rows": rows, "seed": seed, "areas": AREAS, "codes": list(dictionary())}
    duckdb.connect().sql(ROWS, params=given).write_parquet(str(path))
