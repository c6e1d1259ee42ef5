"""The organiser's desk"""

import sqlalchemy as sa
from alembic import op


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('account',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('password_hash', sa.Text(), server_default='', nullable=False),
    sa.Column('is_admin', sa.Boolean(), nullable=False),
    sa.Column('disabled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('email = lower(email)', name=op.f('ck_account_email_in_lower_case')),
    sa.CheckConstraint("email LIKE '%_@_%'", name=op.f('ck_account_email_is_one')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('email', name=op.f('uq_account_email'))
    )
    op.create_table('attempt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('of', sa.Text(), server_default='', nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempt'))
    )
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.create_index('ix_attempt_of', ['of', 'at'], unique=False)

    op.create_table('sign_in',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.Text(), server_default='', nullable=False),
    sa.Column('began_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('device', sa.Text(), server_default='', nullable=False),
    sa.Column('address', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_sign_in_account_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in')),
    sa.UniqueConstraint('digest', name=op.f('uq_sign_in_digest'))
    )
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.create_index('ix_sign_in_account', ['account_id'], unique=False)

    op.create_table('membership',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=True),
    sa.Column('hub', sa.Text(), server_default='', nullable=False),
    sa.Column('role', sa.Text(), server_default='', nullable=False),
    sa.CheckConstraint("(event_id IS NULL) = (hub <> '')", name=op.f('ck_membership_of_an_event_or_a_hub')),
    sa.CheckConstraint("role IN ('owner', 'editor', 'roster', 'front desk', 'viewer')", name=op.f('ck_membership_role_known')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_membership_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_membership_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_membership')),
    sa.UniqueConstraint('account_id', 'event_id', name=op.f('uq_membership_account_id_event_id'))
    )
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.create_index('ix_membership_event', ['event_id'], unique=False)
        batch_op.create_index('uq_membership_account_hub', ['account_id', 'hub'], unique=True,
                              sqlite_where=sa.text("hub <> ''"), postgresql_where=sa.text("hub <> ''"))

    op.create_table('letter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('to_address', sa.Text(), server_default='', nullable=False),
    sa.Column('to_name', sa.Text(), server_default='', nullable=False),
    sa.Column('reply_to', sa.Text(), server_default='', nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('locale', sa.Text(), server_default='', nullable=False),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.Column('body', sa.Text(), server_default='', nullable=False),
    sa.Column('links', sa.JSON(), nullable=False),
    sa.Column('enclosures', sa.JSON(), nullable=False),
    sa.Column('about', sa.Integer(), nullable=True),
    sa.Column('subject_of', sa.Text(), server_default='', nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('message_id', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.Text(), server_default='', nullable=False),
    sa.Column('tries', sa.Integer(), server_default='0', nullable=False),
    sa.Column('next_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('claim', sa.Text(), server_default='', nullable=False),
    sa.Column('claimed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('server_words', sa.Text(), server_default='', nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(state = 'sending') = (claim <> '')", name=op.f('ck_letter_claimed_while_sending')),
    sa.CheckConstraint("(state = 'sending') = (claimed_at IS NOT NULL)", name=op.f('ck_letter_lease_while_sending')),
    sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name=op.f('ck_letter_sent_means_a_time')),
    sa.CheckConstraint("state IN ('held', 'queued', 'sending', 'sent', 'refused', 'failed', 'withdrawn')", name=op.f('ck_letter_state_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter')),
    sa.UniqueConstraint('key', name=op.f('uq_letter_key'))
    )
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.create_index('ix_letter_about', ['about', 'id'], unique=False)
        batch_op.create_index('ix_letter_state', ['state', 'next_at'], unique=False)
        batch_op.create_index('ix_letter_subject_of', ['subject_of', 'id'], unique=False)

    op.create_table('ticket',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('purpose', sa.Text(), server_default='', nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('token_hash', sa.Text(), server_default='', nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('length(token_hash) = 64', name=op.f('ck_ticket_hashed')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ticket')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_ticket_token_hash'))
    )
    with op.batch_alter_table('ticket', schema=None) as batch_op:
        batch_op.create_index('ix_ticket_purpose_key', ['purpose', 'key'], unique=False)

    op.create_table('act',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor', sa.Text(), server_default='', nullable=False),
    sa.Column('actor_name', sa.Text(), server_default='', nullable=False),
    sa.Column('verb', sa.Text(), server_default='', nullable=False),
    sa.Column('about', sa.Integer(), nullable=True),
    sa.Column('told', sa.JSON(), nullable=False),
    sa.Column('undoes_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['undoes_id'], ['act.id'], name=op.f('fk_act_undoes_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_act'))
    )
    with op.batch_alter_table('act', schema=None) as batch_op:
        batch_op.create_index('ix_act_about', ['about', 'id'], unique=False)
        batch_op.create_index('ix_act_undoes', ['undoes_id'], unique=False)

    op.create_table('draft_copy',
    sa.Column('digest', sa.Text(), server_default='', nullable=False),
    sa.Column('root', sa.Text(), server_default='', nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_draft_copy'))
    )
    with op.batch_alter_table('draft_copy', schema=None) as batch_op:
        batch_op.create_index('ix_draft_copy_root', ['root'], unique=False)

    op.create_table('not_the_same',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('one_id', sa.Integer(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind IN ('person', 'organisation')", name=op.f('ck_not_the_same_kind_known')),
    sa.CheckConstraint('one_id < other_id', name=op.f('ck_not_the_same_smaller_first')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_not_the_same')),
    sa.UniqueConstraint('kind', 'one_id', 'other_id', name=op.f('uq_not_the_same_kind_one_id_other_id'))
    )
    op.create_table('act_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=False),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.Column('of_table', sa.Text(), server_default='', nullable=False),
    sa.Column('key', sa.JSON(), nullable=False),
    sa.Column('before', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('after', sa.JSON(none_as_null=True), nullable=True),
    sa.ForeignKeyConstraint(['act_id'], ['act.id'], name=op.f('fk_act_change_act_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_act_change'))
    )
    with op.batch_alter_table('act_change', schema=None) as batch_op:
        batch_op.create_index('ix_act_change_act', ['act_id'], unique=False)
        batch_op.create_index('ix_act_change_subject', ['subject', 'id'], unique=False)

    op.create_table('absence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('summit_id', sa.Integer(), nullable=False),
    sa.Column('starts', sa.DateTime(), nullable=False),
    sa.Column('ends', sa.DateTime(), nullable=False),
    sa.Column('told_by', sa.Text(), server_default='', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.CheckConstraint('ends > starts', name=op.f('ck_absence_ends_after_it_starts')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_absence_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['summit_id'], ['event.id'], name=op.f('fk_absence_summit_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absence'))
    )
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.create_index('ix_absence_person', ['person_id'], unique=False)
        batch_op.create_index('ix_absence_summit', ['summit_id'], unique=False)

    op.create_table('accepted_clash',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('extent', sa.Integer(), server_default='0', nullable=False),
    sa.Column('reason', sa.Text(), server_default='', nullable=False),
    sa.Column('by', sa.Text(), server_default='', nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_accepted_clash_reasoned')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_accepted_clash_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_accepted_clash')),
    sa.UniqueConstraint('event_id', 'key', name=op.f('uq_accepted_clash_event_id_key'))
    )
    op.create_table('clash_rule',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('rule', sa.Text(), server_default='', nullable=False),
    sa.Column('severity', sa.Text(), server_default='', nullable=False),
    sa.CheckConstraint("severity IN ('blocks', 'warning', 'hint', 'off')", name=op.f('ck_clash_rule_severity_known')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_clash_rule_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clash_rule')),
    sa.UniqueConstraint('event_id', 'rule', name=op.f('uq_clash_rule_event_id_rule'))
    )
    op.create_table('invitation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('summit_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reminded_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reply_by', sa.Date(), nullable=True),
    sa.Column('message', sa.Text(), server_default='', nullable=False),
    sa.Column('former', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_invitation_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['summit_id'], ['event.id'], name=op.f('fk_invitation_summit_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
    sa.UniqueConstraint('summit_id', 'person_id', name=op.f('uq_invitation_summit_id_person_id'))
    )
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.create_index('ix_invitation_person', ['person_id'], unique=False)

    op.create_table('sheet_mapping',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('signature', sa.Text(), server_default='', nullable=False),
    sa.Column('mapping', sa.JSON(), nullable=False),
    sa.CheckConstraint("kind IN ('sessions', 'people', 'rosters', 'rooms', 'sponsors', 'registrations')", name=op.f('ck_sheet_mapping_kind_known')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_sheet_mapping_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_mapping')),
    sa.UniqueConstraint('event_id', 'kind', 'signature', name=op.f('uq_sheet_mapping_event_id_kind_signature'))
    )
    op.create_table('sheet_run',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('file_name', sa.Text(), server_default='', nullable=False),
    sa.Column('digest', sa.Text(), server_default='', nullable=False),
    sa.Column('worksheet', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.Text(), server_default='', nullable=False),
    sa.Column('awaits', sa.Text(), server_default='', nullable=False),
    sa.Column('mapping', sa.JSON(), nullable=False),
    sa.Column('decisions', sa.JSON(), nullable=False),
    sa.Column('report', sa.JSON(), nullable=False),
    sa.Column('done', sa.Integer(), server_default='0', nullable=False),
    sa.Column('total', sa.Integer(), server_default='0', nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=True),
    sa.Column('by', sa.Text(), server_default='', nullable=False),
    sa.Column('actor', sa.Text(), server_default='', nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("kind IN ('sessions', 'people', 'rosters', 'rooms', 'sponsors', 'registrations')", name=op.f('ck_sheet_run_kind_known')),
    sa.CheckConstraint("state IN ('uploaded', 'mapped', 'matched', 'planned', 'applied', 'refused')", name=op.f('ck_sheet_run_state_known')),
    sa.CheckConstraint("awaits IN ('', 'match', 'plan', 'apply')", name=op.f('ck_sheet_run_awaits_known')),
    sa.CheckConstraint('done <= total', name=op.f('ck_sheet_run_no_more_than_all')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_sheet_run_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_run'))
    )
    with op.batch_alter_table('sheet_run', schema=None) as batch_op:
        batch_op.create_index('ix_sheet_run_awaits', ['awaits'], unique=False)
        batch_op.create_index('ix_sheet_run_event', ['event_id'], unique=False)

    op.create_table('walk',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('one_key', sa.Text(), server_default='', nullable=False),
    sa.Column('other_key', sa.Text(), server_default='', nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.CheckConstraint('minutes >= 0', name=op.f('ck_walk_takes_time')),
    sa.CheckConstraint('one_key < other_key', name=op.f('ck_walk_smaller_first')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_walk_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_walk')),
    sa.UniqueConstraint('event_id', 'one_key', 'other_key', name=op.f('uq_walk_event_id_one_key_other_key'))
    )
    op.create_table('wishes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('wants', sa.JSON(), nullable=False),
    sa.Column('slides_for', sa.JSON(), nullable=False),
    sa.Column('reply_by', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_wishes_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_wishes')),
    sa.UniqueConstraint('event_id', name=op.f('uq_wishes_event_id'))
    )
    op.create_table('submission',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('summit_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=True),
    sa.Column('field', sa.Text(), server_default='', nullable=False),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('after', sa.JSON(), nullable=False),
    sa.Column('state', sa.Text(), server_default='waiting', nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.Text(), server_default='', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.CheckConstraint("state IN ('waiting', 'accepted', 'declined')", name=op.f('ck_submission_state_known')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_submission_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['session.id'], name=op.f('fk_submission_session_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['summit_id'], ['event.id'], name=op.f('fk_submission_summit_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_submission'))
    )
    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.create_index('ix_submission_person', ['person_id'], unique=False)
        batch_op.create_index('ix_submission_summit_state', ['summit_id', 'state'], unique=False)

    with op.batch_alter_table('appearance', schema=None) as batch_op:
        batch_op.add_column(sa.Column('state', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('state_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_check_constraint('state_known', "state IN ('', 'proposed', 'invited', 'confirmed', 'declined')")

    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.add_column(sa.Column('shown_apart', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('confirmed_only', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('grid_step', sa.Integer(), server_default='15', nullable=False))
        batch_op.add_column(sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table('event_document', schema=None) as batch_op:
        batch_op.add_column(sa.Column('earlier', sa.JSON(), server_default='[]', nullable=False))

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.add_column(sa.Column('access_needs', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('gender', sa.Text(), server_default='', nullable=False))
        batch_op.create_check_constraint('gender_known', "gender IN ('', 'woman', 'man', 'other')")
        batch_op.add_column(sa.Column('country', sa.Text(), server_default='', nullable=False))

    with op.batch_alter_table('placement', schema=None) as batch_op:
        batch_op.add_column(sa.Column('locked', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.create_index('ix_placement_room_day', ['room_key', 'day'])
        batch_op.create_index('ix_placement_all_rooms_day', ['all_rooms', 'day'])

    with op.batch_alter_table('room', schema=None) as batch_op:
        batch_op.add_column(sa.Column('booths', sa.Integer(), server_default='0', nullable=False))
        batch_op.create_check_constraint('booths_not_negative', 'booths >= 0')

    with op.batch_alter_table('session', schema=None) as batch_op:
        batch_op.add_column(sa.Column('expected', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('sponsor_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_session_sponsor_id'), 'sponsor_listing', ['sponsor_id'], ['id'], ondelete='SET NULL')
        batch_op.create_index('ix_session_sponsor', ['sponsor_id'])

    with op.batch_alter_table('session_document', schema=None) as batch_op:
        batch_op.add_column(sa.Column('earlier', sa.JSON(), server_default='[]', nullable=False))

    with op.batch_alter_table('session_kind', schema=None) as batch_op:
        batch_op.add_column(sa.Column('wants_chair', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('minutes', sa.Integer(), nullable=True))

    with op.batch_alter_table('sponsor_listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('rivals', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('promises', sa.JSON(), server_default='[]', nullable=False))

    if op.get_bind().dialect.name == "sqlite":
        _never_give_a_number_twice()


def _never_give_a_number_twice() -> None:
    """As PostgreSQL's sequences do. By itself SQLite gives the number of a deleted last row to the next one, which
    the journal would take for the same, and there would be no way back.
    """
    for table in sa.inspect(op.get_bind()).get_table_names():
        columns = {column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)}
        if "id" in columns and not table.startswith("huey"):
            with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
                pass


def downgrade() -> None:
    with op.batch_alter_table('sponsor_listing', schema=None) as batch_op:
        batch_op.drop_column('promises')
        batch_op.drop_column('rivals')

    with op.batch_alter_table('session_kind', schema=None) as batch_op:
        batch_op.drop_column('minutes')
        batch_op.drop_column('wants_chair')

    with op.batch_alter_table('session_document', schema=None) as batch_op:
        batch_op.drop_column('earlier')

    with op.batch_alter_table('session', schema=None) as batch_op:
        batch_op.drop_index('ix_session_sponsor')
        batch_op.drop_constraint(batch_op.f('fk_session_sponsor_id'), type_='foreignkey')
        batch_op.drop_column('sponsor_id')
        batch_op.drop_column('expected')

    with op.batch_alter_table('room', schema=None) as batch_op:
        batch_op.drop_constraint('booths_not_negative', type_='check')
        batch_op.drop_column('booths')

    with op.batch_alter_table('placement', schema=None) as batch_op:
        batch_op.drop_index('ix_placement_room_day')
        batch_op.drop_index('ix_placement_all_rooms_day')
        batch_op.drop_column('locked')

    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_column('country')
        batch_op.drop_constraint('gender_known', type_='check')
        batch_op.drop_column('gender')
        batch_op.drop_column('access_needs')

    with op.batch_alter_table('event_document', schema=None) as batch_op:
        batch_op.drop_column('earlier')

    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.drop_column('archived_at')
        batch_op.drop_column('grid_step')
        batch_op.drop_column('confirmed_only')
        batch_op.drop_column('shown_apart')

    with op.batch_alter_table('appearance', schema=None) as batch_op:
        batch_op.drop_constraint('state_known', type_='check')
        batch_op.drop_column('state_at')
        batch_op.drop_column('state')

    with op.batch_alter_table('submission', schema=None) as batch_op:
        batch_op.drop_index('ix_submission_summit_state')
        batch_op.drop_index('ix_submission_person')

    op.drop_table('submission')
    op.drop_table('wishes')
    op.drop_table('walk')
    with op.batch_alter_table('sheet_run', schema=None) as batch_op:
        batch_op.drop_index('ix_sheet_run_event')
        batch_op.drop_index('ix_sheet_run_awaits')

    op.drop_table('sheet_run')
    op.drop_table('sheet_mapping')
    with op.batch_alter_table('invitation', schema=None) as batch_op:
        batch_op.drop_index('ix_invitation_person')

    op.drop_table('invitation')
    op.drop_table('clash_rule')
    op.drop_table('accepted_clash')
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.drop_index('ix_absence_summit')
        batch_op.drop_index('ix_absence_person')

    op.drop_table('absence')
    with op.batch_alter_table('act_change', schema=None) as batch_op:
        batch_op.drop_index('ix_act_change_subject')
        batch_op.drop_index('ix_act_change_act')

    op.drop_table('act_change')
    op.drop_table('not_the_same')
    with op.batch_alter_table('draft_copy', schema=None) as batch_op:
        batch_op.drop_index('ix_draft_copy_root')

    op.drop_table('draft_copy')
    with op.batch_alter_table('act', schema=None) as batch_op:
        batch_op.drop_index('ix_act_undoes')
        batch_op.drop_index('ix_act_about')

    op.drop_table('act')
    with op.batch_alter_table('ticket', schema=None) as batch_op:
        batch_op.drop_index('ix_ticket_purpose_key')

    op.drop_table('ticket')
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.drop_index('ix_letter_subject_of')
        batch_op.drop_index('ix_letter_state')
        batch_op.drop_index('ix_letter_about')

    op.drop_table('letter')
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.drop_index('uq_membership_account_hub')
        batch_op.drop_index('ix_membership_event')

    op.drop_table('membership')
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.drop_index('ix_sign_in_account')

    op.drop_table('sign_in')
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.drop_index('ix_attempt_of')

    op.drop_table('attempt')
    op.drop_table('account')
