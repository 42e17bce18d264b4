from django.db import migrations

from goldthread.core.rls import SecureTable
from goldthread.figures.policies import POLICIES


class Migration(migrations.Migration):
    dependencies = [("figures", "0002_current"), ("partnership", "0002_secure")]

    operations = [SecureTable(policy) for policy in POLICIES]
