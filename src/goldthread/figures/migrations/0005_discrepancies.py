import django.contrib.postgres.fields
import django.db.models.deletion
import goldthread.core.fields
from django.db import migrations, models

from goldthread.core.rls import SecureTable
from goldthread.figures.policies import DISCREPANCIES


class Migration(migrations.Migration):

    dependencies = [
        ('figures', '0004_cheaper_inserts'),
        ('partnership', '0002_secure'),
    ]

    operations = [
        migrations.CreateModel(
            name='Discrepancy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=32)),
                ('versions', models.CharField(max_length=32)),
                ('rule', models.CharField(max_length=40)),
                ('severity', models.CharField(max_length=6)),
                ('title', models.TextField()),
                ('message', models.TextField()),
                ('materiality', goldthread.core.fields.ExactNumber(help_text='what it is ranked by within its severity')),
                ('apart', goldthread.core.fields.ExactNumber(help_text='how far, as a share of what was to be expected')),
                ('immaterial', models.BooleanField()),
                ('explained', models.TextField(blank=True, help_text='the printed note that accounts for it')),
                ('period_kind', models.CharField(max_length=20)),
                ('period_start', models.DateField(blank=True, null=True)),
                ('period_end', models.DateField(blank=True, null=True)),
                ('position', models.PositiveIntegerField(help_text='the worst of a check is 0')),
                ('figures', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='the figures, in order', size=None)),
                ('references', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), size=None)),
                ('areas', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('found_at', models.DateTimeField()),
                ('gone_at', models.DateTimeField(blank=True, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partnership.area')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='figures.indicator')),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partnership.partnership')),
            ],
            options={
                'verbose_name_plural': 'discrepancies',
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('fingerprint', 'partnership'), name='discrepancy_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('severity__in', ['high', 'medium', 'low'])), name='discrepancy_severity')],
            },
        ),
        migrations.CreateModel(
            name='DiscrepancyCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('checked_at', models.DateTimeField()),
                ('figures', models.PositiveIntegerField(help_text='how many were read')),
                ('found', models.PositiveIntegerField()),
                ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-checked_at', '-id'],
                'indexes': [models.Index(fields=['partnership', '-checked_at'], name='check_latest')],
            },
        ),
        migrations.CreateModel(
            name='DiscrepancyNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=32)),
                ('versions', models.CharField(max_length=32)),
                ('message', models.TextField(help_text='what the discrepancy said then')),
                ('standing', models.CharField(choices=[('explained', 'Explained'), ('accepted', 'Accepted')], max_length=9)),
                ('reason', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('written_by', models.BigIntegerField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_by', models.BigIntegerField(blank=True, null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-written_at', '-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('partnership', 'fingerprint'), name='discrepancy_note_once'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='discrepancy_note_withdrawn_by_and_at')],
            },
        ),
        *(SecureTable(policy) for policy in DISCREPANCIES),
    ]
