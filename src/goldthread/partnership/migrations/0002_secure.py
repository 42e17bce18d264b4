from django.db import migrations

from goldthread.core.rls import SecureTable
from goldthread.partnership.policies import POLICIES


class Migration(migrations.Migration):
    dependencies = [("partnership", "0001_initial"), ("core", "0002_secure")]

    operations = [SecureTable(policy) for policy in POLICIES]
