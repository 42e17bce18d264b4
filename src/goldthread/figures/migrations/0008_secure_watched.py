from django.db import migrations

from goldthread.core.rls import SecureTable
from goldthread.figures.policies import POLICIES


class Migration(migrations.Migration):
    """What is watched is changed by those who keep the catalogue, and no more by all who load."""

    dependencies = [("figures", "0007_sentence_cadence")]

    operations = [
        SecureTable(policy) for policy in POLICIES if policy.table == "figures_chosenindicator"
    ]
