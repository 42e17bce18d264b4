import django.db.models.deletion
import goldthread.core.fields
from django.db import migrations, models

from goldthread.core.rls import SecureTable
from goldthread.figures import release_guards
from goldthread.figures.policies import RELEASES


class Migration(migrations.Migration):

    dependencies = [
        ('figures', '0005_discrepancies'),
        ('partnership', '0002_secure'),
    ]

    operations = [
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('audience', models.CharField(choices=[('public', 'The public'), ('partners', 'Partner agencies'), ('board', 'The board')], max_length=10)),
                ('rule_set', models.CharField(help_text='dfe, sac or own', max_length=10)),
                ('rules', models.JSONField(help_text='the rules as they were, with their version')),
                ('period_start', models.DateField(blank=True, null=True)),
                ('period_end', models.DateField(blank=True, null=True)),
                ('as_at', models.DateField(help_text='the figures as they were known on this day')),
                ('state', models.CharField(choices=[('draft', 'Draft: sent back, or not decided yet'), ('decided', 'Decided: waits for approval'), ('approved', 'Approved: not out yet'), ('frozen', 'Frozen: out, and never changed'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10)),
                ('decision', models.PositiveSmallIntegerField(default=0)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('prepared_by', models.BigIntegerField(blank=True, help_text='empty: a service', null=True)),
                ('prepared_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by', models.BigIntegerField(blank=True, null=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_as', models.CharField(blank=True, help_text="the approver's role", max_length=40)),
                ('approved_note', models.TextField(blank=True)),
                ('sent_back_note', models.TextField(blank=True)),
                ('frozen_by', models.BigIntegerField(blank=True, null=True)),
                ('frozen_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_by', models.BigIntegerField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_note', models.TextField(blank=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-prepared_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='ReleaseProblem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.PositiveSmallIntegerField()),
                ('key', models.TextField()),
                ('words', models.TextField()),
                ('low', models.BigIntegerField()),
                ('high', models.BigIntegerField()),
                ('outputs', models.JSONField(default=list)),
                ('is_ours', models.BooleanField()),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='figures.release')),
            ],
            options={
                'ordering': ['release', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ReleaseTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.PositiveSmallIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=300)),
                ('dimensions', models.JSONField(help_text='rows, columns and layers: name, members, totals')),
                ('is_prose', models.BooleanField(default=False, help_text='figures that stand in sentences')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='figures.release')),
            ],
            options={
                'ordering': ['release', 'position'],
            },
        ),
        migrations.CreateModel(
            name='ReleaseCell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.PositiveSmallIntegerField()),
                ('position', models.PositiveIntegerField()),
                ('row', models.TextField()),
                ('column', models.TextField()),
                ('layer', models.TextField(blank=True)),
                ('is_row_total', models.BooleanField(default=False)),
                ('is_column_total', models.BooleanField(default=False)),
                ('key', models.TextField()),
                ('figure', models.BigIntegerField(blank=True, null=True)),
                ('unit', models.CharField(max_length=30)),
                ('state', models.CharField(choices=[('number', 'Number'), ('suppressed', 'Hidden to protect people'), ('not_available', 'Not available'), ('not_applicable', 'Not applicable'), ('not_returned', 'Not returned'), ('rating', 'Rating in words')], max_length=16)),
                ('value', goldthread.core.fields.ExactNumber(null=True)),
                ('symbol', models.CharField(blank=True, max_length=200)),
                ('marks', models.JSONField(default=list, help_text='names of the marks beside the number')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='figures.release')),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='figures.releasetable')),
            ],
            options={
                'ordering': ['table', 'position'],
            },
        ),
        migrations.CreateModel(
            name='ReleaseWorking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('number', 'Number'), ('suppressed', 'Hidden to protect people'), ('not_available', 'Not available'), ('not_applicable', 'Not applicable'), ('not_returned', 'Not returned'), ('rating', 'Rating in words')], max_length=16)),
                ('value', goldthread.core.fields.ExactNumber(null=True)),
                ('why', models.CharField(blank=True, max_length=12)),
                ('protects', models.TextField(blank=True)),
                ('reason', models.TextField()),
                ('spec', models.JSONField()),
                ('cell', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='working', to='figures.releasecell')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='figures.release')),
            ],
            options={
                'ordering': ['cell'],
            },
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False)), _connector='OR'), name='release_approved_by_and_at'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('frozen_at__isnull', True), ('frozen_by__isnull', True)), models.Q(('frozen_at__isnull', False), ('frozen_by__isnull', False)), _connector='OR'), name='release_frozen_by_and_at'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='release_withdrawn_by_and_at'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['approved', 'frozen']), _negated=True), ('approved_by__isnull', False), _connector='OR'), name='release_approved_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'frozen'), _negated=True), ('frozen_at__isnull', False), _connector='OR'), name='release_frozen_when'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('digest', ''), _negated=True), _connector='OR'), name='release_digest_once_decided'),
        ),
        migrations.AddConstraint(
            model_name='releasetable',
            constraint=models.UniqueConstraint(fields=('release', 'decision', 'position'), name='release_table_once'),
        ),
        migrations.AddConstraint(
            model_name='releasecell',
            constraint=models.UniqueConstraint(fields=('table', 'position'), name='release_cell_once'),
        ),
        migrations.AddConstraint(
            model_name='releasecell',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'number'), ('value__isnull', False)), models.Q(models.Q(('state', 'number'), _negated=True), ('value__isnull', True)), _connector='OR'), name='release_cell_number_has_value'),
        ),
        *(SecureTable(policy) for policy in RELEASES),
        migrations.RunSQL(release_guards.statements(), release_guards.undo()),
    ]
