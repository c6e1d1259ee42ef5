"""Registration"""

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('overlay',
    sa.Column('root', sa.Text(), server_default='', nullable=False),
    sa.Column('facts', sa.LargeBinary(), nullable=False),
    sa.Column('stamp', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('root', name=op.f('pk_overlay')),
    sqlite_autoincrement=True
    )
    op.create_table('places',
    sa.Column('of', sa.Text(), server_default='', nullable=False),
    sa.Column('places', sa.Integer(), nullable=True),
    sa.Column('taken', sa.Integer(), server_default='0', nullable=False),
    sa.Column('waiting', sa.Integer(), server_default='0', nullable=False),
    sa.Column('drawn', sa.Integer(), server_default='0', nullable=False),
    sa.CheckConstraint('places >= 0', name=op.f('ck_places_not_negative')),
    sa.CheckConstraint('taken <= places', name=op.f('ck_places_no_more_than_there_are')),
    sa.CheckConstraint('taken >= 0', name=op.f('ck_places_taken_not_negative')),
    sa.CheckConstraint('waiting >= 0', name=op.f('ck_places_waiting_not_negative')),
    sa.PrimaryKeyConstraint('of', name=op.f('pk_places')),
    sqlite_autoincrement=True
    )
    op.create_table('category',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('rank', sa.Integer(), server_default='0', nullable=False),
    sa.Column('words', sa.Text(), server_default='', nullable=False),
    sa.Column('admission', sa.Text(), server_default='open', nullable=False),
    sa.Column('places', sa.Integer(), nullable=True),
    sa.Column('per_organisation', sa.Integer(), nullable=True),
    sa.Column('per_country', sa.Integer(), nullable=True),
    sa.Column('opens', sa.DateTime(), nullable=True),
    sa.Column('closes', sa.DateTime(), nullable=True),
    sa.Column('has_waiting_list', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('looks_again', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('confirmed_words', sa.Text(), server_default='', nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("admission IN ('open', 'approval', 'invitation')", name=op.f('ck_category_admission_known')),
    sa.CheckConstraint("name <> ''", name=op.f('ck_category_named')),
    sa.CheckConstraint('closes IS NULL OR opens IS NULL OR closes > opens', name=op.f('ck_category_closes_after_it_opens')),
    sa.CheckConstraint('places >= 0', name=op.f('ck_category_places_not_negative')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_category_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_category')),
    sa.UniqueConstraint('event_id', 'key', name=op.f('uq_category_event_id_key')),
    sqlite_autoincrement=True
    )
    op.create_table('delegation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('organisation', sa.Text(), server_default='', nullable=False),
    sa.Column('country', sa.Text(), server_default='', nullable=False),
    sa.Column('city', sa.Text(), server_default='', nullable=False),
    sa.Column('focal_name', sa.Text(), server_default='', nullable=False),
    sa.Column('focal_email', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.Text(), server_default='', nullable=False),
    sa.Column('locale', sa.Text(), server_default='', nullable=False),
    sa.Column('wishes', sa.JSON(), nullable=False),
    sa.Column('message', sa.Text(), server_default='', nullable=False),
    sa.Column('answer', sa.Text(), server_default='', nullable=False),
    sa.Column('swaps_until', sa.DateTime(), nullable=True),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('once', sa.String(), nullable=True),
    sa.CheckConstraint("organisation <> ''", name=op.f('ck_delegation_of_somebody')),
    sa.CheckConstraint("state IN ('applied', 'granted', 'refused')", name=op.f('ck_delegation_state_known')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_delegation_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_delegation')),
    sa.UniqueConstraint('once', name=op.f('uq_delegation_once')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('delegation', schema=None) as batch_op:
        batch_op.create_index('ix_delegation_event', ['event_id'], unique=False)

    op.create_table('message',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('subject', sa.Text(), server_default='', nullable=False),
    sa.Column('body', sa.Text(), server_default='', nullable=False),
    sa.Column('segment', sa.JSON(), nullable=False),
    sa.Column('is_needed', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('tells', sa.Text(), server_default='', nullable=False),
    sa.Column('once', sa.String(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("tells IN ('', 'cancelled', 'moved')", name=op.f('ck_message_tells_known')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_message_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message')),
    sa.UniqueConstraint('once', name=op.f('uq_message_once')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.create_index('ix_message_event', ['event_id'], unique=False)

    op.create_table('question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('rank', sa.Integer(), server_default='0', nullable=False),
    sa.Column('page', sa.Text(), server_default='', nullable=False),
    sa.Column('kind', sa.Text(), server_default='', nullable=False),
    sa.Column('label', sa.Text(), server_default='', nullable=False),
    sa.Column('help', sa.Text(), server_default='', nullable=False),
    sa.Column('is_required', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('options', sa.JSON(), nullable=False),
    sa.Column('only_if_id', sa.Integer(), nullable=True),
    sa.Column('only_if_values', sa.JSON(), nullable=False),
    sa.Column('categories', sa.JSON(), nullable=False),
    sa.Column('care', sa.Text(), server_default='', nullable=False),
    sa.Column('retired_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("care IN ('', 'diet', 'access', 'visa', 'emergency')", name=op.f('ck_question_care_known')),
    sa.CheckConstraint("kind IN ('text', 'long text', 'choice', 'several', 'yes or no', 'date', 'number', 'country', 'organisation', 'language', 'file', 'consent')", name=op.f('ck_question_kind_known')),
    sa.CheckConstraint("label <> ''", name=op.f('ck_question_worded')),
    sa.CheckConstraint('only_if_id <> id', name=op.f('ck_question_not_only_if_itself')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_question_event_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['only_if_id'], ['question.id'], name=op.f('fk_question_only_if_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.create_index('ix_question_event', ['event_id', 'rank'], unique=False)

    op.create_table('registration_setup',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('is_open', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('places', sa.Integer(), nullable=True),
    sa.Column('introduction', sa.Text(), server_default='', nullable=False),
    sa.Column('privacy', sa.Text(), server_default='', nullable=False),
    sa.Column('offer_hours', sa.Integer(), server_default='48', nullable=False),
    sa.Column('changes_until', sa.DateTime(), nullable=True),
    sa.Column('shows_participants', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('erase_care_after', sa.Integer(), server_default='30', nullable=False),
    sa.Column('erase_all_after', sa.Integer(), server_default='730', nullable=True),
    sa.Column('erasure_told_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('care_erased_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('erased_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('offer_hours BETWEEN 1 AND 720', name=op.f('ck_registration_setup_offers_last_a_while')),
    sa.CheckConstraint('places >= 0', name=op.f('ck_registration_setup_places_not_negative')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_registration_setup_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_registration_setup')),
    sa.UniqueConstraint('event_id', name=op.f('uq_registration_setup_event_id')),
    sqlite_autoincrement=True
    )
    op.create_table('agenda_digest',
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('told', sa.Integer(), nullable=False),
    sa.Column('telling', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_agenda_digest_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('event_id', name=op.f('pk_agenda_digest'))
    )
    op.create_table('sign_up_session',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('session', sa.Text(), server_default='', nullable=False),
    sa.Column('places', sa.Integer(), nullable=True),
    sa.Column('closes', sa.DateTime(), nullable=True),
    sa.CheckConstraint('places >= 0', name=op.f('ck_sign_up_session_places_not_negative')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_sign_up_session_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_up_session')),
    sa.UniqueConstraint('event_id', 'session', name=op.f('uq_sign_up_session_event_id_session')),
    sqlite_autoincrement=True
    )
    op.create_table('allotment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('delegation_id', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=False),
    sa.Column('places', sa.Integer(), nullable=False),
    sa.CheckConstraint('places >= 0', name=op.f('ck_allotment_not_negative')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_allotment_category_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['delegation_id'], ['delegation.id'], name=op.f('fk_allotment_delegation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_allotment')),
    sa.UniqueConstraint('delegation_id', 'category_id', name=op.f('uq_allotment_delegation_id_category_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('allotment', schema=None) as batch_op:
        batch_op.create_index('ix_allotment_category', ['category_id'], unique=False)

    op.create_table('code',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), server_default='', nullable=False),
    sa.Column('email', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('uses', sa.Integer(), nullable=True),
    sa.Column('until', sa.DateTime(), nullable=True),
    sa.Column('priority', sa.Integer(), server_default='0', nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('uses >= 1', name=op.f('ck_code_some_use')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_code_category_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_code_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_code')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('code', schema=None) as batch_op:
        batch_op.create_index('ix_code_category', ['category_id'], unique=False)
        batch_op.create_index('uq_code_event_words', ['event_id', 'words'], unique=True, sqlite_where=sa.text("words <> ''"), postgresql_where=sa.text("words <> ''"))

    op.create_table('registration',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=False),
    sa.Column('delegation_id', sa.Integer(), nullable=True),
    sa.Column('is_head', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('code', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('email', sa.Text(), server_default='', nullable=False),
    sa.Column('position', sa.Text(), server_default='', nullable=False),
    sa.Column('organisation', sa.Text(), server_default='', nullable=False),
    sa.Column('country', sa.Text(), server_default='', nullable=False),
    sa.Column('city', sa.Text(), server_default='', nullable=False),
    sa.Column('locale', sa.Text(), server_default='', nullable=False),
    sa.Column('source', sa.Text(), server_default='', nullable=False),
    sa.Column('code_id', sa.Integer(), nullable=True),
    sa.Column('line', sa.Integer(), nullable=True),
    sa.Column('priority', sa.Integer(), server_default='0', nullable=False),
    sa.Column('offer_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('to_look_at', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('reason', sa.Text(), server_default='', nullable=False),
    sa.Column('holds', sa.JSON(), nullable=False),
    sa.Column('once', sa.String(), nullable=True),
    sa.Column('once_digest', sa.Text(), server_default='', nullable=False),
    sa.Column('sequence', sa.Integer(), server_default='0', nullable=False),
    sa.Column('is_listed', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('wants_news', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('registered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('completed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('erased_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(state = 'waitlisted') = (line IS NOT NULL)", name=op.f('ck_registration_in_line_while_it_waits')),
    sa.CheckConstraint("offer_until IS NULL OR state = 'offered'", name=op.f('ck_registration_deadline_of_an_offer')),
    sa.CheckConstraint("source IN ('form', 'desk', 'sheet', 'delegation')", name=op.f('ck_registration_source_known')),
    sa.CheckConstraint("state IN ('pending', 'waitlisted', 'offered', 'confirmed', 'declined', 'cancelled')", name=op.f('ck_registration_state_known')),
    sa.CheckConstraint('email = lower(email)', name=op.f('ck_registration_email_in_lower_case')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_registration_category_id')),
    sa.ForeignKeyConstraint(['code_id'], ['code.id'], name=op.f('fk_registration_code_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['delegation_id'], ['delegation.id'], name=op.f('fk_registration_delegation_id')),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_registration_event_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_registration')),
    sa.UniqueConstraint('code', name=op.f('uq_registration_code')),
    sa.UniqueConstraint('once', name=op.f('uq_registration_once')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.create_index('ix_registration_delegation', ['delegation_id'], unique=False)
        batch_op.create_index('ix_registration_email', ['email'], unique=False)
        batch_op.create_index('ix_registration_event_state', ['event_id', 'state'], unique=False)
        batch_op.create_index('ix_registration_line', ['category_id', 'state', 'priority', 'line'], unique=False)
        batch_op.create_index('ix_registration_offer', ['state', 'offer_until'], unique=False)
        batch_op.create_index('uq_registration_event_email', ['event_id', 'email'], unique=True, sqlite_where=sa.text("email <> '' AND state NOT IN ('cancelled', 'declined')"), postgresql_where=sa.text("email <> '' AND state NOT IN ('cancelled', 'declined')"))

    op.create_table('answers',
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('given', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_answers_registration_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('registration_id', name=op.f('pk_answers')),
    sqlite_autoincrement=True
    )
    op.create_table('application',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=True),
    sa.Column('code_id', sa.Integer(), nullable=True),
    sa.Column('registration_id', sa.Integer(), nullable=True),
    sa.Column('you', sa.JSON(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('pages', sa.JSON(), nullable=False),
    sa.Column('locale', sa.Text(), server_default='', nullable=False),
    sa.Column('once', sa.Text(), server_default='', nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_application_category_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['code_id'], ['code.id'], name=op.f('fk_application_code_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_application_event_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_application_registration_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_application')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('application', schema=None) as batch_op:
        batch_op.create_index('ix_application_changed', ['changed_at'], unique=False)
        batch_op.create_index('ix_application_event', ['event_id'], unique=False)

    op.create_table('care_answers',
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('care', sa.Text(), server_default='', nullable=False),
    sa.Column('given', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_care_answers_registration_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('registration_id', 'care', name=op.f('pk_care_answers')),
    sqlite_autoincrement=True
    )
    op.create_table('consent',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('about', sa.Text(), server_default='', nullable=False),
    sa.Column('words', sa.Text(), server_default='', nullable=False),
    sa.Column('given', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_consent_registration_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.create_index('ix_consent_registration', ['registration_id'], unique=False)

    op.create_table('erasure',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_erasure_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_erasure')),
    sqlite_autoincrement=True
    )
    op.create_table('personal_feed',
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.Text(), server_default='', nullable=False),
    sa.Column('alarm', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('length(token_hash) = 64', name=op.f('ck_personal_feed_hashed')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_personal_feed_registration_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('registration_id', name=op.f('pk_personal_feed')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_personal_feed_token_hash')),
    sqlite_autoincrement=True
    )
    op.create_table('sign_up',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Text(), server_default='', nullable=False),
    sa.Column('line', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("(state = 'waitlisted') = (line IS NOT NULL)", name=op.f('ck_sign_up_in_line_while_it_waits')),
    sa.CheckConstraint("state IN ('confirmed', 'waitlisted')", name=op.f('ck_sign_up_state_known')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_sign_up_registration_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['session_id'], ['sign_up_session.id'], name=op.f('fk_sign_up_session_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_up')),
    sa.UniqueConstraint('registration_id', 'session_id', name=op.f('uq_sign_up_registration_id_session_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('sign_up', schema=None) as batch_op:
        batch_op.create_index('ix_sign_up_line', ['session_id', 'state', 'line'], unique=False)

    op.create_table('star',
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('session', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_star_registration_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('registration_id', 'session', name=op.f('pk_star')),
    sqlite_autoincrement=True
    )


def downgrade() -> None:
    op.drop_table('star')
    with op.batch_alter_table('sign_up', schema=None) as batch_op:
        batch_op.drop_index('ix_sign_up_line')

    op.drop_table('sign_up')
    op.drop_table('personal_feed')
    op.drop_table('erasure')
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.drop_index('ix_consent_registration')

    op.drop_table('consent')
    op.drop_table('care_answers')
    with op.batch_alter_table('application', schema=None) as batch_op:
        batch_op.drop_index('ix_application_event')
        batch_op.drop_index('ix_application_changed')

    op.drop_table('application')
    op.drop_table('answers')
    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.drop_index('uq_registration_event_email', sqlite_where=sa.text("email <> '' AND state NOT IN ('cancelled', 'declined')"), postgresql_where=sa.text("email <> '' AND state NOT IN ('cancelled', 'declined')"))
        batch_op.drop_index('ix_registration_offer')
        batch_op.drop_index('ix_registration_line')
        batch_op.drop_index('ix_registration_event_state')
        batch_op.drop_index('ix_registration_email')
        batch_op.drop_index('ix_registration_delegation')

    op.drop_table('registration')
    with op.batch_alter_table('code', schema=None) as batch_op:
        batch_op.drop_index('uq_code_event_words', sqlite_where=sa.text("words <> ''"), postgresql_where=sa.text("words <> ''"))
        batch_op.drop_index('ix_code_category')

    op.drop_table('code')
    with op.batch_alter_table('allotment', schema=None) as batch_op:
        batch_op.drop_index('ix_allotment_category')

    op.drop_table('allotment')
    op.drop_table('sign_up_session')
    op.drop_table('agenda_digest')
    op.drop_table('registration_setup')
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.drop_index('ix_question_event')

    op.drop_table('question')
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.drop_index('ix_message_event')

    op.drop_table('message')
    with op.batch_alter_table('delegation', schema=None) as batch_op:
        batch_op.drop_index('ix_delegation_event')

    op.drop_table('delegation')
    op.drop_table('category')
    op.drop_table('places')
    op.drop_table('overlay')
