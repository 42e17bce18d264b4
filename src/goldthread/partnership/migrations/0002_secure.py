from django.db import migrations

from goldthread.core.rls import SecureTable
from goldthread.partnership.policies import POLICIES


class Migration(migrations.Migration):
    dependencies = [("partnership", "0001_initial")]

    operations = [SecureTable(policy) for policy in POLICIES]
