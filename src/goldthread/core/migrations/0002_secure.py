from django.db import migrations

from goldthread.core import policies
from goldthread.core.ledger_disposal import CREATE, DROP, grant
from goldthread.core.rls import SecureTable, app_role, run
from goldthread.core.rls_function import DROP as DROP_LOOK_UP
from goldthread.core.rls_function import create


def make(apps, schema_editor):
    run(schema_editor, [*create(app_role()), CREATE, *grant(app_role())])


def unmake(apps, schema_editor):
    run(schema_editor, [DROP, *DROP_LOOK_UP])


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.RunPython(make, unmake),
        SecureTable(policies.ENTRIES),
        SecureTable(policies.SEALS),
        SecureTable(policies.BATCHES),
        SecureTable(policies.FILES),
    ]
