from django.db import migrations

from goldthread.core.rls import SecureTable
from goldthread.reports.policies import POLICIES


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [SecureTable(policy) for policy in POLICIES]
