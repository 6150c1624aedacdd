-- The schema that the migrations make: to read, and to see in a diff. Written by SchemaTest, never by hand.

create domain ref as text CHECK ((VALUE ~ '^[a-z2-7]{16}$'::text));
create domain sha256 as text CHECK ((VALUE ~ '^[0-9a-f]{64}$'::text));
create domain slug as text CHECK ((VALUE ~ '^[a-z0-9][a-z0-9._-]{0,79}$'::text));

create table activity (
    id bigint not null generated always as identity,
    ref ref not null,
    term_id bigint not null,
    kind text not null,
    slug text not null,
    week integer,
    position integer not null,
    title text not null,
    link text,
    time_estimate text,
    opens_at timestamp with time zone,
    due_at timestamp with time zone,
    due_rule text,
    closes_at timestamp with time zone,
    points numeric(8,2),
    points_peers numeric(8,2),
    points_reviewing numeric(8,2),
    removed_at timestamp with time zone,
    constraint activity_kind_check CHECK ((kind = ANY (ARRAY['lesson'::text, 'quiz'::text, 'assignment'::text, 'other'::text]))),
    constraint activity_pkey PRIMARY KEY (id),
    constraint activity_ref_key UNIQUE (ref),
    constraint activity_term_id_fkey FOREIGN KEY (term_id) REFERENCES term(id),
    constraint activity_term_id_kind_slug_key UNIQUE (term_id, kind, slug)
);
create table administrator (
    person_id bigint not null,
    since timestamp with time zone not null,
    constraint administrator_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint administrator_pkey PRIMARY KEY (person_id)
);
create table allocation (
    id bigint not null generated always as identity,
    ref ref not null,
    round_id bigint not null,
    work_id bigint not null,
    submission_id bigint not null,
    reviewer_id bigint not null,
    letter integer not null,
    made_in text not null,
    extra boolean not null,
    at timestamp with time zone not null,
    constraint allocation_letter_check CHECK ((letter > 0)),
    constraint allocation_made_in_check CHECK ((made_in = ANY (ARRAY['writing'::text, 'again'::text]))),
    constraint allocation_pkey PRIMARY KEY (id),
    constraint allocation_ref_key UNIQUE (ref),
    constraint allocation_reviewer_id_fkey FOREIGN KEY (reviewer_id) REFERENCES enrolment(id),
    constraint allocation_round_id_fkey FOREIGN KEY (round_id) REFERENCES review_round(id),
    constraint allocation_round_id_reviewer_id_letter_key UNIQUE (round_id, reviewer_id, letter),
    constraint allocation_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id),
    constraint allocation_work_id_fkey FOREIGN KEY (work_id) REFERENCES work(id)
);
create table allocation_end (
    allocation_id bigint not null,
    kind text not null,
    reason text not null,
    by_person bigint,
    at timestamp with time zone not null,
    constraint allocation_end_allocation_id_fkey FOREIGN KEY (allocation_id) REFERENCES allocation(id),
    constraint allocation_end_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint allocation_end_kind_check CHECK ((kind = ANY (ARRAY['taken-back'::text, 'given-back'::text]))),
    constraint allocation_end_pkey PRIMARY KEY (allocation_id)
);
create table answer (
    attempt_id bigint not null,
    position integer not null,
    version integer not null,
    given jsonb not null,
    received_at timestamp with time zone not null,
    typed_at timestamp with time zone,
    tab text not null,
    sitting integer,
    constraint answer_attempt_id_position_fkey FOREIGN KEY (attempt_id, "position") REFERENCES attempt_question(attempt_id, "position"),
    constraint answer_pkey PRIMARY KEY (attempt_id, "position", version),
    constraint answer_version_check CHECK ((version > 0))
);
create table answer_acceptance (
    attempt_id bigint not null,
    position integer not null,
    version integer not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    reason text not null,
    id bigint not null generated always as identity,
    accepted boolean not null default true,
    constraint answer_acceptance_attempt_id_position_version_fkey FOREIGN KEY (attempt_id, "position", version) REFERENCES answer(attempt_id, "position", version),
    constraint answer_acceptance_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint answer_acceptance_pkey PRIMARY KEY (id),
    constraint answer_acceptance_reason_check CHECK ((reason <> ''::text))
);
create table answer_mark (
    id bigint not null generated always as identity,
    attempt_id bigint not null,
    position integer not null,
    answer_version integer,
    points numeric(8,2),
    body jsonb not null default '{}'::jsonb,
    by_person bigint,
    at timestamp with time zone not null,
    grading_id bigint,
    fix_id bigint,
    constraint answer_mark_attempt_id_position_answer_version_fkey FOREIGN KEY (attempt_id, "position", answer_version) REFERENCES answer(attempt_id, "position", version),
    constraint answer_mark_attempt_id_position_fkey FOREIGN KEY (attempt_id, "position") REFERENCES attempt_question(attempt_id, "position"),
    constraint answer_mark_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint answer_mark_fix_id_fkey FOREIGN KEY (fix_id) REFERENCES key_fix(id),
    constraint answer_mark_grading_id_fkey FOREIGN KEY (grading_id) REFERENCES grading(id),
    constraint answer_mark_pkey PRIMARY KEY (id),
    constraint answer_mark_points_check CHECK ((points >= (0)::numeric))
);
create table answer_try (
    attempt_id bigint not null,
    position integer not null,
    number integer not null,
    answer_version integer not null,
    at timestamp with time zone not null,
    constraint answer_try_attempt_id_position_answer_version_fkey FOREIGN KEY (attempt_id, "position", answer_version) REFERENCES answer(attempt_id, "position", version),
    constraint answer_try_attempt_id_position_answer_version_key UNIQUE (attempt_id, "position", answer_version),
    constraint answer_try_number_check CHECK ((number > 0)),
    constraint answer_try_pkey PRIMARY KEY (attempt_id, "position", number)
);
create table answer_waiting (
    grading_id bigint not null,
    attempt_id bigint not null,
    constraint answer_waiting_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
    constraint answer_waiting_grading_id_fkey FOREIGN KEY (grading_id) REFERENCES grading(id),
    constraint answer_waiting_pkey PRIMARY KEY (grading_id)
);
create table api_token (
    id bigint not null generated always as identity,
    ref ref not null,
    person_id bigint not null,
    name text not null,
    token_sha256 bytea not null,
    scope text not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    constraint api_token_name_check CHECK ((name <> ''::text)),
    constraint api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint api_token_pkey PRIMARY KEY (id),
    constraint api_token_ref_key UNIQUE (ref),
    constraint api_token_scope_check CHECK ((scope = ANY (ARRAY['read'::text, 'hand-in'::text]))),
    constraint api_token_token_sha256_check CHECK ((length(token_sha256) = 32)),
    constraint api_token_token_sha256_key UNIQUE (token_sha256)
);
create table appeal (
    id bigint not null generated always as identity,
    ref ref not null,
    term_id bigint not null,
    enrolment_id bigint not null,
    kind text not null,
    subject text not null,
    title text not null,
    points numeric(8,2) not null,
    possible numeric(8,2) not null,
    body text not null,
    opened_at timestamp with time zone not null,
    idempotency_key text not null,
    constraint appeal_body_check CHECK ((body <> ''::text)),
    constraint appeal_check CHECK ((possible >= points)),
    constraint appeal_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint appeal_enrolment_id_idempotency_key_key UNIQUE (enrolment_id, idempotency_key),
    constraint appeal_kind_check CHECK ((kind <> ''::text)),
    constraint appeal_pkey PRIMARY KEY (id),
    constraint appeal_points_check CHECK ((points >= (0)::numeric)),
    constraint appeal_ref_key UNIQUE (ref),
    constraint appeal_subject_check CHECK ((subject <> ''::text)),
    constraint appeal_term_id_fkey FOREIGN KEY (term_id) REFERENCES term(id)
);
create table appeal_answer (
    appeal_id bigint not null,
    points numeric(8,2),
    reason text not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    constraint appeal_answer_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appeal(id),
    constraint appeal_answer_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint appeal_answer_pkey PRIMARY KEY (appeal_id),
    constraint appeal_answer_points_check CHECK ((points >= (0)::numeric)),
    constraint appeal_answer_reason_check CHECK ((reason <> ''::text))
);
create table appeal_message (
    id bigint not null generated always as identity,
    appeal_id bigint not null,
    by_person bigint not null,
    by_staff boolean not null,
    at timestamp with time zone not null,
    body text not null,
    idempotency_key text not null,
    constraint appeal_message_appeal_id_by_person_idempotency_key_key UNIQUE (appeal_id, by_person, idempotency_key),
    constraint appeal_message_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appeal(id),
    constraint appeal_message_body_check CHECK ((body <> ''::text)),
    constraint appeal_message_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint appeal_message_pkey PRIMARY KEY (id)
);
create table appeal_party (
    appeal_id bigint not null,
    enrolment_id bigint not null,
    constraint appeal_party_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appeal(id),
    constraint appeal_party_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint appeal_party_pkey PRIMARY KEY (appeal_id, enrolment_id)
);
create table appeal_withdrawal (
    appeal_id bigint not null,
    enrolment_id bigint not null,
    at timestamp with time zone not null,
    constraint appeal_withdrawal_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES appeal(id),
    constraint appeal_withdrawal_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint appeal_withdrawal_pkey PRIMARY KEY (appeal_id)
);
create table attempt (
    id bigint not null generated always as identity,
    ref ref not null,
    activity_id bigint not null,
    enrolment_id bigint not null,
    number integer not null,
    version_id bigint not null,
    seed bigint not null,
    started_at timestamp with time zone not null,
    limit_seconds integer,
    ended_at timestamp with time zone,
    reached integer not null default 1,
    idempotency_key text not null,
    constraint attempt_activity_id_enrolment_id_idempotency_key_key UNIQUE (activity_id, enrolment_id, idempotency_key),
    constraint attempt_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint attempt_enrolment_id_activity_id_number_key UNIQUE (enrolment_id, activity_id, number),
    constraint attempt_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint attempt_limit_seconds_check CHECK ((limit_seconds > 0)),
    constraint attempt_number_check CHECK ((number > 0)),
    constraint attempt_pkey PRIMARY KEY (id),
    constraint attempt_ref_key UNIQUE (ref),
    constraint attempt_version_id_fkey FOREIGN KEY (version_id) REFERENCES content_version(id)
);
create table attempt_grant (
    id bigint not null generated always as identity,
    activity_id bigint not null,
    enrolment_id bigint not null,
    attempts integer not null,
    reason text not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    idempotency_key text not null,
    constraint attempt_grant_activity_id_enrolment_id_idempotency_key_key UNIQUE (activity_id, enrolment_id, idempotency_key),
    constraint attempt_grant_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint attempt_grant_attempts_check CHECK ((attempts <> 0)),
    constraint attempt_grant_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint attempt_grant_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint attempt_grant_pkey PRIMARY KEY (id),
    constraint attempt_grant_reason_check CHECK ((reason <> ''::text))
);
create table attempt_move (
    id bigint not null generated always as identity,
    attempt_id bigint not null,
    position integer not null,
    at timestamp with time zone not null,
    constraint attempt_move_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
    constraint attempt_move_pkey PRIMARY KEY (id)
);
create table attempt_question (
    attempt_id bigint not null,
    position integer not null,
    slug text not null,
    points numeric(8,2) not null,
    drawn jsonb not null,
    constraint attempt_question_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
    constraint attempt_question_pkey PRIMARY KEY (attempt_id, "position"),
    constraint attempt_question_points_check CHECK ((points >= (0)::numeric)),
    constraint attempt_question_position_check CHECK (("position" > 0))
);
create table attempt_time (
    id bigint not null generated always as identity,
    attempt_id bigint not null,
    kind text not null,
    at timestamp with time zone not null,
    factor numeric(4,2),
    seconds integer,
    outage_from timestamp with time zone,
    by_person bigint,
    reason text not null default ''::text,
    idempotency_key text,
    constraint attempt_time_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
    constraint attempt_time_attempt_id_idempotency_key_key UNIQUE (attempt_id, idempotency_key),
    constraint attempt_time_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint attempt_time_check CHECK ((outage_from < at)),
    constraint attempt_time_factor CHECK (((kind = 'factor'::text) = (factor IS NOT NULL))),
    constraint attempt_time_factor_check CHECK ((factor >= (1)::numeric)),
    constraint attempt_time_kind_check CHECK ((kind = ANY (ARRAY['factor'::text, 'extra'::text, 'outage'::text, 'handed-in'::text, 'time-up'::text, 'resumed'::text, 'reopened'::text]))),
    constraint attempt_time_outage CHECK (((kind = 'outage'::text) = (outage_from IS NOT NULL))),
    constraint attempt_time_pkey PRIMARY KEY (id),
    constraint attempt_time_seconds CHECK (((kind = ANY (ARRAY['extra'::text, 'reopened'::text])) = (seconds IS NOT NULL))),
    constraint attempt_time_seconds_check CHECK ((seconds > 0))
);
create table audit (
    id bigint not null generated always as identity,
    at timestamp with time zone not null,
    actor_id bigint,
    term_id bigint,
    action text not null,
    subject text not null,
    detail jsonb not null default '{}'::jsonb,
    constraint audit_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES person(id),
    constraint audit_pkey PRIMARY KEY (id),
    constraint audit_term_id_fkey FOREIGN KEY (term_id) REFERENCES term(id)
);
create table blob (
    sha256 sha256 not null,
    bytes bytea not null,
    constraint blob_pkey PRIMARY KEY (sha256)
);
create table calibration (
    id bigint not null generated always as identity,
    round_id bigint not null,
    enrolment_id bigint not null,
    sample text not null,
    points jsonb not null,
    at timestamp with time zone not null,
    constraint calibration_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint calibration_pkey PRIMARY KEY (id),
    constraint calibration_round_id_enrolment_id_sample_key UNIQUE (round_id, enrolment_id, sample),
    constraint calibration_round_id_fkey FOREIGN KEY (round_id) REFERENCES review_round(id)
);
create table code_run (
    id bigint not null generated always as identity,
    ref ref not null,
    activity_id bigint not null,
    attempt_id bigint,
    position integer not null,
    person_id bigint not null,
    all_rows boolean not null,
    asked_at timestamp with time zone not null,
    tree sha256 not null,
    idempotency_key text not null,
    constraint code_run_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint code_run_attempt_id_position_fkey FOREIGN KEY (attempt_id, "position") REFERENCES attempt_question(attempt_id, "position"),
    constraint code_run_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint code_run_person_id_idempotency_key_key UNIQUE (person_id, idempotency_key),
    constraint code_run_pkey PRIMARY KEY (id),
    constraint code_run_position_check CHECK (("position" > 0)),
    constraint code_run_ref_key UNIQUE (ref),
    constraint code_run_rows CHECK (((attempt_id IS NULL) OR (NOT all_rows))),
    constraint code_run_tree_fkey FOREIGN KEY (tree) REFERENCES tree(sha256)
);
create table conflict (
    id bigint not null generated always as identity,
    ref ref not null,
    term_id bigint not null,
    one_enrolment bigint not null,
    other_enrolment bigint not null,
    reason text not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    idempotency_key text not null,
    constraint conflict_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint conflict_check CHECK ((one_enrolment < other_enrolment)),
    constraint conflict_one_enrolment_fkey FOREIGN KEY (one_enrolment) REFERENCES enrolment(id),
    constraint conflict_other_enrolment_fkey FOREIGN KEY (other_enrolment) REFERENCES enrolment(id),
    constraint conflict_pkey PRIMARY KEY (id),
    constraint conflict_reason_check CHECK ((reason <> ''::text)),
    constraint conflict_ref_key UNIQUE (ref),
    constraint conflict_term_id_fkey FOREIGN KEY (term_id) REFERENCES term(id),
    constraint conflict_term_id_idempotency_key_key UNIQUE (term_id, idempotency_key)
);
create table conflict_end (
    conflict_id bigint not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    constraint conflict_end_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint conflict_end_conflict_id_fkey FOREIGN KEY (conflict_id) REFERENCES conflict(id),
    constraint conflict_end_pkey PRIMARY KEY (conflict_id)
);
create table console (
    id bigint not null generated always as identity,
    ref ref not null,
    person_id bigint,
    version_id bigint not null,
    files text[] not null,
    begins_after bigint not null default 0,
    opened_at timestamp with time zone not null,
    constraint console_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint console_person_id_version_id_files_key UNIQUE NULLS NOT DISTINCT (person_id, version_id, files),
    constraint console_pkey PRIMARY KEY (id),
    constraint console_ref_key UNIQUE (ref),
    constraint console_version_id_fkey FOREIGN KEY (version_id) REFERENCES content_version(id)
);
create table console_entry (
    id bigint not null generated always as identity,
    ref ref not null,
    console_id bigint not null,
    kind text not null,
    sql text not null,
    asked_at timestamp with time zone not null,
    answer jsonb,
    changes boolean,
    answered_at timestamp with time zone,
    place text not null default ''::text,
    constraint console_entry_answered CHECK ((num_nonnulls(answer, changes, answered_at) = ANY (ARRAY[0, 3]))),
    constraint console_entry_console_id_fkey FOREIGN KEY (console_id) REFERENCES console(id),
    constraint console_entry_kind_check CHECK ((kind = ANY (ARRAY['run'::text, 'plan'::text, 'tables'::text]))),
    constraint console_entry_pkey PRIMARY KEY (id),
    constraint console_entry_ref_key UNIQUE (ref)
);
create table content_current (
    course_id bigint not null,
    kind text not null,
    slug text not null,
    version_id bigint not null,
    constraint content_current_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
    constraint content_current_pkey PRIMARY KEY (course_id, kind, slug),
    constraint content_current_version_id_fkey FOREIGN KEY (version_id) REFERENCES content_version(id)
);
create table content_problem (
    course_id bigint not null,
    position integer not null,
    path text not null,
    line integer,
    severity text not null,
    message text not null,
    constraint content_problem_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
    constraint content_problem_pkey PRIMARY KEY (course_id, "position"),
    constraint content_problem_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text])))
);
create table content_version (
    id bigint not null generated always as identity,
    course_id bigint not null,
    kind text not null,
    slug text not null,
    tree sha256 not null,
    facts jsonb not null,
    published_at timestamp with time zone not null,
    constraint content_version_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
    constraint content_version_course_id_kind_slug_tree_key UNIQUE (course_id, kind, slug, tree),
    constraint content_version_kind_check CHECK ((kind = ANY (ARRAY['course'::text, 'week'::text, 'lesson'::text, 'quiz'::text, 'question'::text, 'assignment'::text, 'trial'::text]))),
    constraint content_version_pkey PRIMARY KEY (id),
    constraint content_version_tree_fkey FOREIGN KEY (tree) REFERENCES tree(sha256)
);
create table course (
    id bigint not null generated always as identity,
    slug slug not null,
    title text not null,
    created_at timestamp with time zone not null,
    constraint course_pkey PRIMARY KEY (id),
    constraint course_slug_key UNIQUE (slug)
);
create table course_reading (
    course_id bigint not null,
    read_at timestamp with time zone not null,
    constraint course_reading_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
    constraint course_reading_pkey PRIMARY KEY (course_id)
);
create table draft (
    id bigint not null generated always as identity,
    ref ref not null,
    work_id bigint not null,
    by_enrolment bigint not null,
    tab text not null,
    began_at timestamp with time zone not null,
    saved_at timestamp with time zone not null,
    saves integer not null default 1,
    files jsonb not null,
    turn integer not null default 0,
    constraint draft_by_enrolment_fkey FOREIGN KEY (by_enrolment) REFERENCES enrolment(id),
    constraint draft_files_check CHECK ((jsonb_typeof(files) = 'object'::text)),
    constraint draft_pkey PRIMARY KEY (id),
    constraint draft_ref_key UNIQUE (ref),
    constraint draft_saves_check CHECK ((saves > 0)),
    constraint draft_tab_check CHECK (((length(tab) >= 8) AND (length(tab) <= 64))),
    constraint draft_work_id_fkey FOREIGN KEY (work_id) REFERENCES work(id)
);
create table enrolment (
    id bigint not null generated always as identity,
    ref ref not null,
    term_id bigint not null,
    person_id bigint not null,
    role text not null,
    section text,
    time_factor numeric(4,2) not null default 1,
    created_at timestamp with time zone not null,
    dropped_at timestamp with time zone,
    number text,
    login text,
    constraint enrolment_login_check CHECK ((login <> ''::text)),
    constraint enrolment_number_check CHECK ((number <> ''::text)),
    constraint enrolment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint enrolment_pkey PRIMARY KEY (id),
    constraint enrolment_ref_key UNIQUE (ref),
    constraint enrolment_role_check CHECK ((role = ANY (ARRAY['student'::text, 'assistant'::text, 'instructor'::text]))),
    constraint enrolment_term_id_fkey FOREIGN KEY (term_id) REFERENCES term(id),
    constraint enrolment_term_id_person_id_key UNIQUE (term_id, person_id),
    constraint enrolment_time_factor_check CHECK ((time_factor >= (1)::numeric))
);
create table enrolment_group (
    enrolment_id bigint not null,
    name text not null,
    constraint enrolment_group_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint enrolment_group_name_check CHECK ((name <> ''::text)),
    constraint enrolment_group_pkey PRIMARY KEY (enrolment_id, name)
);
create table entry_link (
    id bigint not null generated always as identity,
    person_id bigint not null,
    purpose text not null,
    token_sha256 bytea not null,
    made_by bigint,
    made_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    constraint entry_link_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
    constraint entry_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint entry_link_pkey PRIMARY KEY (id),
    constraint entry_link_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'reset'::text]))),
    constraint entry_link_token_sha256_check CHECK ((length(token_sha256) = 32)),
    constraint entry_link_token_sha256_key UNIQUE (token_sha256)
);
create table exercise_answer (
    id bigint not null generated always as identity,
    enrolment_id bigint not null,
    activity_id bigint not null,
    question text not null,
    given jsonb not null,
    at timestamp with time zone not null,
    in_time boolean not null,
    share numeric,
    code_run_id bigint,
    constraint exercise_answer_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint exercise_answer_check CHECK (((share IS NULL) = (code_run_id IS NOT NULL))),
    constraint exercise_answer_code_run_id_fkey FOREIGN KEY (code_run_id) REFERENCES code_run(id),
    constraint exercise_answer_code_run_id_key UNIQUE (code_run_id),
    constraint exercise_answer_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint exercise_answer_pkey PRIMARY KEY (id),
    constraint exercise_answer_share_check CHECK (((share >= (0)::numeric) AND (share <= (1)::numeric)))
);
create table exercise_draft (
    enrolment_id bigint not null,
    activity_id bigint not null,
    question text not null,
    given jsonb not null,
    at timestamp with time zone not null,
    constraint exercise_draft_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint exercise_draft_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint exercise_draft_pkey PRIMARY KEY (enrolment_id, activity_id, question)
);
create table extension (
    id bigint not null generated always as identity,
    ref ref not null,
    activity_id bigint not null,
    enrolment_id bigint,
    section text,
    due_at timestamp with time zone,
    closes_at timestamp with time zone,
    reason text not null,
    granted_by bigint not null,
    granted_at timestamp with time zone not null,
    idempotency_key text not null,
    constraint extension_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint extension_activity_id_idempotency_key_enrolment_id_section_key UNIQUE NULLS NOT DISTINCT (activity_id, idempotency_key, enrolment_id, section),
    constraint extension_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint extension_for CHECK ((num_nonnulls(enrolment_id, section) = 1)),
    constraint extension_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES person(id),
    constraint extension_pkey PRIMARY KEY (id),
    constraint extension_reason_check CHECK ((reason <> ''::text)),
    constraint extension_ref_key UNIQUE (ref),
    constraint extension_times CHECK ((num_nonnulls(due_at, closes_at) > 0))
);
create table extension_answer (
    request_id bigint not null,
    extension_id bigint,
    words text not null,
    answered_by bigint not null,
    answered_at timestamp with time zone not null,
    constraint extension_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
    constraint extension_answer_extension_id_fkey FOREIGN KEY (extension_id) REFERENCES extension(id),
    constraint extension_answer_pkey PRIMARY KEY (request_id),
    constraint extension_answer_request_id_fkey FOREIGN KEY (request_id) REFERENCES extension_request(id)
);
create table extension_request (
    id bigint not null generated always as identity,
    ref ref not null,
    activity_id bigint not null,
    enrolment_id bigint not null,
    until timestamp with time zone not null,
    reason text not null,
    asked_at timestamp with time zone not null,
    idempotency_key text not null,
    constraint extension_request_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint extension_request_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint extension_request_enrolment_id_idempotency_key_key UNIQUE (enrolment_id, idempotency_key),
    constraint extension_request_pkey PRIMARY KEY (id),
    constraint extension_request_reason_check CHECK ((reason <> ''::text)),
    constraint extension_request_ref_key UNIQUE (ref)
);
create table extension_revocation (
    extension_id bigint not null,
    reason text not null,
    revoked_by bigint not null,
    revoked_at timestamp with time zone not null,
    constraint extension_revocation_extension_id_fkey FOREIGN KEY (extension_id) REFERENCES extension(id),
    constraint extension_revocation_pkey PRIMARY KEY (extension_id),
    constraint extension_revocation_reason_check CHECK ((reason <> ''::text)),
    constraint extension_revocation_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES person(id)
);
create table grade_change (
    id bigint not null generated always as identity,
    ref ref not null,
    term_id bigint not null,
    kind text not null,
    undoes_id bigint,
    reason text not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    idempotency_key text not null,
    constraint grade_change_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint grade_change_check CHECK (((kind = 'undo'::text) = (undoes_id IS NOT NULL))),
    constraint grade_change_kind_check CHECK ((kind = ANY (ARRAY['override'::text, 'excuse'::text, 'clear'::text, 'undo'::text]))),
    constraint grade_change_pkey PRIMARY KEY (id),
    constraint grade_change_reason_check CHECK ((reason <> ''::text)),
    constraint grade_change_ref_key UNIQUE (ref),
    constraint grade_change_term_id_by_person_idempotency_key_key UNIQUE (term_id, by_person, idempotency_key),
    constraint grade_change_term_id_fkey FOREIGN KEY (term_id) REFERENCES term(id),
    constraint grade_change_undoes_id_fkey FOREIGN KEY (undoes_id) REFERENCES grade_change(id)
);
create table grade_import (
    id bigint not null generated always as identity,
    ref ref not null,
    term_id bigint not null,
    person_id bigint not null,
    file_name text not null,
    bytes bytea not null,
    made_at timestamp with time zone not null,
    constraint grade_import_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint grade_import_pkey PRIMARY KEY (id),
    constraint grade_import_ref_key UNIQUE (ref),
    constraint grade_import_term_id_fkey FOREIGN KEY (term_id) REFERENCES term(id)
);
create table grade_override (
    activity_id bigint not null,
    enrolment_id bigint not null,
    version integer not null,
    change_id bigint not null,
    kind text not null,
    points numeric(8,2),
    constraint grade_override_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint grade_override_change_id_fkey FOREIGN KEY (change_id) REFERENCES grade_change(id),
    constraint grade_override_check CHECK (((kind = 'points'::text) = (points IS NOT NULL))),
    constraint grade_override_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint grade_override_kind_check CHECK ((kind = ANY (ARRAY['points'::text, 'excused'::text, 'none'::text]))),
    constraint grade_override_pkey PRIMARY KEY (enrolment_id, activity_id, version),
    constraint grade_override_points_check CHECK ((points >= (0)::numeric)),
    constraint grade_override_version_check CHECK ((version > 0))
);
create table grader_beat (
    name text not null,
    lanes integer not null,
    version text not null,
    started_at timestamp with time zone not null,
    seen_at timestamp with time zone not null,
    trouble text,
    constraint grader_beat_lanes_check CHECK ((lanes > 0)),
    constraint grader_beat_pkey PRIMARY KEY (name)
);
create table grading (
    id bigint not null generated always as identity,
    ref ref not null,
    submission_id bigint,
    enrolment_id bigint,
    tree sha256,
    version_id bigint not null,
    seed bigint not null,
    priority smallint not null,
    created_at timestamp with time zone not null,
    tries integer not null default 0,
    lease_token uuid,
    lease_until timestamp with time zone,
    worker text,
    finished_at timestamp with time zone,
    turn bigint not null default 1,
    regrade_id bigint,
    run_id bigint,
    console_entry_id bigint,
    code_run_id bigint,
    attempt_id bigint,
    position integer,
    answer_version integer,
    constraint grading_answer_fkey FOREIGN KEY (attempt_id, "position", answer_version) REFERENCES answer(attempt_id, "position", version) MATCH FULL,
    constraint grading_code_run_id_fkey FOREIGN KEY (code_run_id) REFERENCES code_run(id),
    constraint grading_console_entry_id_fkey FOREIGN KEY (console_entry_id) REFERENCES console_entry(id),
    constraint grading_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint grading_files CHECK (((tree IS NULL) = (console_entry_id IS NOT NULL))),
    constraint grading_pkey PRIMARY KEY (id),
    constraint grading_priority_check CHECK (((priority >= 0) AND (priority <= 9))),
    constraint grading_ref_key UNIQUE (ref),
    constraint grading_regrade CHECK (((regrade_id IS NULL) OR (submission_id IS NOT NULL))),
    constraint grading_regrade_id_fkey FOREIGN KEY (regrade_id) REFERENCES regrade(id),
    constraint grading_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
    constraint grading_subject CHECK ((num_nonnulls(submission_id, run_id, console_entry_id, code_run_id, answer_version) = 1)),
    constraint grading_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id),
    constraint grading_tree_fkey FOREIGN KEY (tree) REFERENCES tree(sha256),
    constraint grading_turn_check CHECK ((turn > 0)),
    constraint grading_turn_of CHECK ((num_nonnulls(enrolment_id, console_entry_id, code_run_id) > 0)),
    constraint grading_version_id_fkey FOREIGN KEY (version_id) REFERENCES content_version(id)
);
create table grading_fault (
    id bigint not null generated always as identity,
    grading_id bigint not null,
    try integer not null,
    worker text not null,
    incident text not null,
    detail text not null,
    at timestamp with time zone not null,
    constraint grading_fault_grading_id_fkey FOREIGN KEY (grading_id) REFERENCES grading(id),
    constraint grading_fault_pkey PRIMARY KEY (id)
);
create table identity (
    id bigint not null generated always as identity,
    person_id bigint not null,
    provider text not null,
    subject text not null,
    secret text,
    created_at timestamp with time zone not null,
    constraint identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint identity_pkey PRIMARY KEY (id),
    constraint identity_provider_subject_key UNIQUE (provider, subject)
);
create table key_fix (
    id bigint not null generated always as identity,
    ref ref not null,
    activity_id bigint not null,
    question text not null,
    way text not null,
    accepted text,
    never_lower boolean not null,
    undoes bigint,
    reason text not null,
    moved_up integer not null,
    moved_down integer not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    idempotency_key text not null,
    constraint key_fix_accepted CHECK (((way = 'accept'::text) = (accepted IS NOT NULL))),
    constraint key_fix_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint key_fix_activity_id_idempotency_key_key UNIQUE (activity_id, idempotency_key),
    constraint key_fix_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint key_fix_pkey PRIMARY KEY (id),
    constraint key_fix_reason_check CHECK ((reason <> ''::text)),
    constraint key_fix_ref_key UNIQUE (ref),
    constraint key_fix_undo CHECK (((way = 'undo'::text) = (undoes IS NOT NULL))),
    constraint key_fix_undoes_fkey FOREIGN KEY (undoes) REFERENCES key_fix(id),
    constraint key_fix_undoes_key UNIQUE (undoes),
    constraint key_fix_way_check CHECK ((way = ANY (ARRAY['key'::text, 'accept'::text, 'full'::text, 'drop'::text, 'undo'::text])))
);
create table key_fix_question (
    fix_id bigint not null,
    attempt_id bigint not null,
    position integer not null,
    key jsonb,
    dropped boolean not null,
    version sha256,
    constraint key_fix_question_attempt_id_position_fkey FOREIGN KEY (attempt_id, "position") REFERENCES attempt_question(attempt_id, "position"),
    constraint key_fix_question_check CHECK (((NOT dropped) OR (key IS NULL))),
    constraint key_fix_question_fix_id_fkey FOREIGN KEY (fix_id) REFERENCES key_fix(id),
    constraint key_fix_question_pkey PRIMARY KEY (fix_id, attempt_id, "position"),
    constraint key_fix_question_version CHECK (((version IS NULL) OR (key IS NOT NULL)))
);
create table lesson_progress (
    enrolment_id bigint not null,
    activity_id bigint not null,
    read_at timestamp with time zone not null,
    constraint lesson_progress_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint lesson_progress_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint lesson_progress_pkey PRIMARY KEY (enrolment_id, activity_id)
);
create table mail (
    id bigint not null generated always as identity,
    ref ref not null,
    key text not null,
    address text not null,
    subject text not null,
    body text,
    made_at timestamp with time zone not null,
    until timestamp with time zone not null,
    constraint mail_key_key UNIQUE (key),
    constraint mail_pkey PRIMARY KEY (id),
    constraint mail_ref_key UNIQUE (ref)
);
create table mail_try (
    mail_id bigint not null,
    number integer not null,
    kind text not null,
    problem text not null,
    at timestamp with time zone not null,
    again_at timestamp with time zone,
    constraint mail_try_again CHECK (((kind = 'failed'::text) = (again_at IS NOT NULL))),
    constraint mail_try_kind_check CHECK ((kind = ANY (ARRAY['sent'::text, 'failed'::text, 'given-up'::text]))),
    constraint mail_try_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES mail(id),
    constraint mail_try_number_check CHECK ((number > 0)),
    constraint mail_try_pkey PRIMARY KEY (mail_id, number)
);
create table marking_turn (
    submission_id bigint not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    constraint marking_turn_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint marking_turn_pkey PRIMARY KEY (submission_id),
    constraint marking_turn_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id)
);
create table outage (
    id bigint not null generated always as identity,
    began_at timestamp with time zone not null,
    ended_at timestamp with time zone not null,
    constraint outage_check CHECK ((ended_at > began_at)),
    constraint outage_pkey PRIMARY KEY (id)
);
create table peer_mark (
    id bigint not null generated always as identity,
    round_id bigint not null,
    work_id bigint not null,
    points numeric(8,2) not null,
    reason text not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    criteria jsonb,
    idempotency_key text,
    constraint peer_mark_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint peer_mark_key UNIQUE (work_id, idempotency_key),
    constraint peer_mark_pkey PRIMARY KEY (id),
    constraint peer_mark_points_check CHECK ((points >= (0)::numeric)),
    constraint peer_mark_reason_check CHECK ((reason <> ''::text)),
    constraint peer_mark_round_id_fkey FOREIGN KEY (round_id) REFERENCES review_round(id),
    constraint peer_mark_work_id_fkey FOREIGN KEY (work_id) REFERENCES work(id)
);
create table person (
    id bigint not null generated always as identity,
    ref ref not null,
    name text not null,
    email text not null,
    zone text,
    created_at timestamp with time zone not null,
    constraint person_email_check CHECK ((email ~~ '%_@_%'::text)),
    constraint person_name_check CHECK ((name <> ''::text)),
    constraint person_pkey PRIMARY KEY (id),
    constraint person_ref_key UNIQUE (ref)
);
create table platform_beat (
    singleton boolean not null,
    at timestamp with time zone not null,
    constraint platform_beat_pkey PRIMARY KEY (singleton),
    constraint platform_beat_singleton_check CHECK (singleton)
);
create table question_import (
    id bigint not null generated always as identity,
    ref ref not null,
    term_id bigint not null,
    person_id bigint not null,
    file_name text not null,
    topic text not null,
    report jsonb not null,
    files bytea not null,
    made_at timestamp with time zone not null,
    constraint question_import_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint question_import_pkey PRIMARY KEY (id),
    constraint question_import_ref_key UNIQUE (ref),
    constraint question_import_term_id_fkey FOREIGN KEY (term_id) REFERENCES term(id)
);
create table regrade (
    id bigint not null generated always as identity,
    ref ref not null,
    activity_id bigint not null,
    version_id bigint not null,
    scope text not null,
    reason text not null,
    by_person bigint not null,
    asked_at timestamp with time zone not null,
    idempotency_key text not null,
    constraint regrade_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint regrade_activity_id_idempotency_key_key UNIQUE (activity_id, idempotency_key),
    constraint regrade_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint regrade_pkey PRIMARY KEY (id),
    constraint regrade_reason_check CHECK ((reason <> ''::text)),
    constraint regrade_ref_key UNIQUE (ref),
    constraint regrade_scope_check CHECK ((scope = ANY (ARRAY['counting'::text, 'every'::text, 'chosen'::text]))),
    constraint regrade_version_id_fkey FOREIGN KEY (version_id) REFERENCES content_version(id)
);
create table regrade_decision (
    event_id bigint not null,
    submission_id bigint not null,
    grading_id bigint not null,
    before_grading bigint,
    taken boolean not null,
    constraint regrade_decision_before_grading_fkey FOREIGN KEY (before_grading) REFERENCES grading(id),
    constraint regrade_decision_event_id_fkey FOREIGN KEY (event_id) REFERENCES regrade_event(id),
    constraint regrade_decision_grading_id_fkey FOREIGN KEY (grading_id) REFERENCES grading(id),
    constraint regrade_decision_pkey PRIMARY KEY (event_id, submission_id),
    constraint regrade_decision_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id)
);
create table regrade_event (
    id bigint not null generated always as identity,
    regrade_id bigint not null,
    kind text not null,
    never_lower boolean not null default false,
    reason text not null default ''::text,
    by_person bigint not null,
    at timestamp with time zone not null,
    constraint regrade_event_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint regrade_event_check CHECK (((kind = 'promoted'::text) OR (NOT never_lower))),
    constraint regrade_event_kind_check CHECK ((kind = ANY (ARRAY['promoted'::text, 'dropped'::text, 'undone'::text]))),
    constraint regrade_event_pkey PRIMARY KEY (id),
    constraint regrade_event_regrade_id_fkey FOREIGN KEY (regrade_id) REFERENCES regrade(id)
);
create table review (
    id bigint not null generated always as identity,
    ref ref not null,
    allocation_id bigint not null,
    version integer not null,
    overall text not null,
    late boolean not null,
    posted_at timestamp with time zone not null,
    idempotency_key text not null,
    constraint review_allocation_id_fkey FOREIGN KEY (allocation_id) REFERENCES allocation(id),
    constraint review_allocation_id_idempotency_key_key UNIQUE (allocation_id, idempotency_key),
    constraint review_allocation_id_version_key UNIQUE (allocation_id, version),
    constraint review_pkey PRIMARY KEY (id),
    constraint review_ref_key UNIQUE (ref),
    constraint review_version_check CHECK ((version > 0))
);
create table review_draft (
    allocation_id bigint not null,
    version integer not null,
    tab text not null,
    body jsonb not null,
    saved_at timestamp with time zone not null,
    constraint review_draft_allocation_id_fkey FOREIGN KEY (allocation_id) REFERENCES allocation(id),
    constraint review_draft_pkey PRIMARY KEY (allocation_id),
    constraint review_draft_version_check CHECK ((version > 0))
);
create table review_event (
    id bigint not null generated always as identity,
    round_id bigint not null,
    kind text not null,
    step text,
    until timestamp with time zone,
    by_person bigint,
    reason text not null,
    at timestamp with time zone not null,
    idempotency_key text,
    constraint review_event_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint review_event_kind_check CHECK ((kind = ANY (ARRAY['began'::text, 'paused'::text, 'resumed'::text, 'extended'::text, 'drawn'::text]))),
    constraint review_event_pkey PRIMARY KEY (id),
    constraint review_event_reason CHECK (((by_person IS NULL) OR (reason <> ''::text))),
    constraint review_event_round_id_fkey FOREIGN KEY (round_id) REFERENCES review_round(id),
    constraint review_event_round_id_idempotency_key_key UNIQUE (round_id, idempotency_key),
    constraint review_event_step CHECK (((kind = ANY (ARRAY['began'::text, 'extended'::text])) = (step IS NOT NULL))),
    constraint review_event_step_check CHECK ((step = ANY (ARRAY['hand-in'::text, 'calibration'::text, 'writing'::text, 'again'::text, 'appeals'::text, 'final'::text]))),
    constraint review_event_until CHECK (((kind = 'extended'::text) = (until IS NOT NULL)))
);
create table review_evidence (
    review_id bigint not null,
    run_id bigint not null,
    note text not null,
    constraint review_evidence_pkey PRIMARY KEY (review_id, run_id),
    constraint review_evidence_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(id),
    constraint review_evidence_run_id_fkey FOREIGN KEY (run_id) REFERENCES review_run(run_id)
);
create table review_mark (
    id bigint not null generated always as identity,
    allocation_id bigint not null,
    percent integer not null,
    reason text not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    idempotency_key text not null,
    constraint review_mark_allocation_id_fkey FOREIGN KEY (allocation_id) REFERENCES allocation(id),
    constraint review_mark_allocation_id_idempotency_key_key UNIQUE (allocation_id, idempotency_key),
    constraint review_mark_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint review_mark_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
    constraint review_mark_pkey PRIMARY KEY (id)
);
create table review_rating (
    id bigint not null generated always as identity,
    review_id bigint not null,
    helpful integer not null,
    reply text not null,
    enrolment_id bigint not null,
    at timestamp with time zone not null,
    idempotency_key text not null,
    constraint review_rating_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint review_rating_helpful_check CHECK (((helpful >= 1) AND (helpful <= 5))),
    constraint review_rating_pkey PRIMARY KEY (id),
    constraint review_rating_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(id),
    constraint review_rating_review_id_idempotency_key_key UNIQUE (review_id, idempotency_key)
);
create table review_remark (
    review_id bigint not null,
    position integer not null,
    path text not null,
    line integer not null,
    body text not null,
    constraint review_remark_body_check CHECK ((body <> ''::text)),
    constraint review_remark_line_check CHECK ((line > 0)),
    constraint review_remark_pkey PRIMARY KEY (review_id, "position"),
    constraint review_remark_position_check CHECK (("position" > 0)),
    constraint review_remark_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(id)
);
create table review_round (
    id bigint not null generated always as identity,
    ref ref not null,
    activity_id bigint not null,
    version_id bigint not null,
    rules jsonb not null,
    seed bigint not null,
    opened_at timestamp with time zone not null,
    constraint review_round_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint review_round_activity_id_key UNIQUE (activity_id),
    constraint review_round_pkey PRIMARY KEY (id),
    constraint review_round_ref_key UNIQUE (ref),
    constraint review_round_version_id_fkey FOREIGN KEY (version_id) REFERENCES content_version(id)
);
create table review_run (
    run_id bigint not null,
    allocation_id bigint not null,
    rows text,
    constraint review_run_allocation_id_fkey FOREIGN KEY (allocation_id) REFERENCES allocation(id),
    constraint review_run_pkey PRIMARY KEY (run_id),
    constraint review_run_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id)
);
create table review_score (
    review_id bigint not null,
    criterion text not null,
    points numeric(8,2) not null,
    comment text not null,
    constraint review_score_pkey PRIMARY KEY (review_id, criterion),
    constraint review_score_points_check CHECK ((points >= (0)::numeric)),
    constraint review_score_review_id_fkey FOREIGN KEY (review_id) REFERENCES review(id)
);
create table roster_import (
    id bigint not null generated always as identity,
    ref ref not null,
    term_id bigint not null,
    person_id bigint not null,
    file_name text not null,
    bytes bytea not null,
    made_at timestamp with time zone not null,
    constraint roster_import_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint roster_import_pkey PRIMARY KEY (id),
    constraint roster_import_ref_key UNIQUE (ref),
    constraint roster_import_term_id_fkey FOREIGN KEY (term_id) REFERENCES term(id)
);
create table rubric_mark (
    submission_id bigint not null,
    criterion text not null,
    version integer not null,
    points numeric(8,2),
    note text not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    constraint rubric_mark_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint rubric_mark_pkey PRIMARY KEY (submission_id, criterion, version),
    constraint rubric_mark_points_check CHECK ((points >= (0)::numeric)),
    constraint rubric_mark_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id),
    constraint rubric_mark_version_check CHECK ((version > 0))
);
create table run (
    id bigint not null generated always as identity,
    ref ref not null,
    work_id bigint not null,
    by_enrolment bigint not null,
    asked_at timestamp with time zone not null,
    tree sha256 not null,
    idempotency_key text not null,
    constraint run_by_enrolment_fkey FOREIGN KEY (by_enrolment) REFERENCES enrolment(id),
    constraint run_pkey PRIMARY KEY (id),
    constraint run_ref_key UNIQUE (ref),
    constraint run_tree_fkey FOREIGN KEY (tree) REFERENCES tree(sha256),
    constraint run_work_id_fkey FOREIGN KEY (work_id) REFERENCES work(id),
    constraint run_work_id_idempotency_key_key UNIQUE (work_id, idempotency_key)
);
create table server_jobs (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamp with time zone,
    picked boolean not null,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    state text,
    constraint server_jobs_pkey PRIMARY KEY (task_name, task_instance)
);
create table session (
    token_sha256 bytea not null,
    person_id bigint not null,
    user_agent text not null,
    created_at timestamp with time zone not null,
    seen_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint session_pkey PRIMARY KEY (token_sha256),
    constraint session_token_sha256_check CHECK ((length(token_sha256) = 32))
);
create table similarity_case (
    id bigint not null generated always as identity,
    ref ref not null,
    pair_id bigint not null,
    by_person bigint not null,
    reason text not null,
    opened_at timestamp with time zone not null,
    idempotency_key text not null,
    constraint similarity_case_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint similarity_case_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES similarity_pair(id),
    constraint similarity_case_pair_id_idempotency_key_key UNIQUE (pair_id, idempotency_key),
    constraint similarity_case_pkey PRIMARY KEY (id),
    constraint similarity_case_reason_check CHECK ((reason <> ''::text)),
    constraint similarity_case_ref_key UNIQUE (ref)
);
create table similarity_case_entry (
    id bigint not null generated always as identity,
    case_id bigint not null,
    kind text not null,
    body text not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    idempotency_key text not null,
    constraint similarity_case_entry_body_check CHECK ((body <> ''::text)),
    constraint similarity_case_entry_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint similarity_case_entry_case_id_fkey FOREIGN KEY (case_id) REFERENCES similarity_case(id),
    constraint similarity_case_entry_case_id_idempotency_key_key UNIQUE (case_id, idempotency_key),
    constraint similarity_case_entry_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'cleared'::text, 'settled'::text, 'referred'::text, 'reopened'::text]))),
    constraint similarity_case_entry_pkey PRIMARY KEY (id)
);
create table similarity_event (
    id bigint not null generated always as identity,
    run_id bigint not null,
    kind text not null,
    hand_ins integer,
    unread integer,
    words text,
    at timestamp with time zone not null,
    constraint similarity_event_check CHECK (((kind = 'failed'::text) = (words IS NOT NULL))),
    constraint similarity_event_kind_check CHECK ((kind = ANY (ARRAY['began'::text, 'found'::text, 'failed'::text]))),
    constraint similarity_event_pkey PRIMARY KEY (id),
    constraint similarity_event_run_id_fkey FOREIGN KEY (run_id) REFERENCES similarity_run(id)
);
create table similarity_pair (
    id bigint not null generated always as identity,
    ref ref not null,
    run_id bigint not null,
    place integer not null,
    one bigint not null,
    other bigint not null,
    share numeric(5,2) not null,
    constraint similarity_pair_check CHECK ((one <> other)),
    constraint similarity_pair_one_fkey FOREIGN KEY (one) REFERENCES submission(id),
    constraint similarity_pair_other_fkey FOREIGN KEY (other) REFERENCES submission(id),
    constraint similarity_pair_pkey PRIMARY KEY (id),
    constraint similarity_pair_place_check CHECK ((place > 0)),
    constraint similarity_pair_ref_key UNIQUE (ref),
    constraint similarity_pair_run_id_fkey FOREIGN KEY (run_id) REFERENCES similarity_run(id),
    constraint similarity_pair_run_id_place_key UNIQUE (run_id, place),
    constraint similarity_pair_share_check CHECK (((share >= (0)::numeric) AND (share <= (100)::numeric)))
);
create table similarity_part (
    pair_id bigint not null,
    place integer not null,
    one_file text not null,
    one_from integer not null,
    one_to integer not null,
    other_file text not null,
    other_from integer not null,
    other_to integer not null,
    tokens integer not null,
    sharing integer,
    verbatim boolean not null,
    constraint similarity_part_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES similarity_pair(id),
    constraint similarity_part_pkey PRIMARY KEY (pair_id, place),
    constraint similarity_part_place_check CHECK ((place > 0))
);
create table similarity_rate (
    run_id bigint not null,
    file text not null,
    hand_ins integer not null,
    trees integer not null,
    per_thousand integer not null,
    constraint similarity_rate_per_thousand_check CHECK (((per_thousand >= 0) AND (per_thousand <= 1000))),
    constraint similarity_rate_pkey PRIMARY KEY (run_id, file),
    constraint similarity_rate_run_id_fkey FOREIGN KEY (run_id) REFERENCES similarity_run(id)
);
create table similarity_run (
    id bigint not null generated always as identity,
    ref ref not null,
    activity_id bigint not null,
    by_person bigint not null,
    asked_at timestamp with time zone not null,
    idempotency_key text not null,
    constraint similarity_run_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint similarity_run_activity_id_idempotency_key_key UNIQUE (activity_id, idempotency_key),
    constraint similarity_run_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint similarity_run_pkey PRIMARY KEY (id),
    constraint similarity_run_ref_key UNIQUE (ref)
);
create table sso_try (
    state_sha256 bytea not null,
    nonce text not null,
    verifier text not null,
    next text not null,
    person_id bigint,
    made_at timestamp with time zone not null,
    constraint sso_try_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
    constraint sso_try_pkey PRIMARY KEY (state_sha256),
    constraint sso_try_state_sha256_check CHECK ((length(state_sha256) = 32))
);
create table staff_comment (
    id bigint not null generated always as identity,
    ref ref not null,
    activity_id bigint not null,
    submission_id bigint,
    path text,
    line integer,
    signature text,
    idempotency_key text not null,
    constraint staff_comment_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint staff_comment_idempotency_key_key UNIQUE (idempotency_key),
    constraint staff_comment_line_check CHECK ((line > 0)),
    constraint staff_comment_pkey PRIMARY KEY (id),
    constraint staff_comment_place CHECK (((num_nonnulls(submission_id, signature) = 1) AND (num_nulls(path, line) = ANY (ARRAY[0, 2])) AND ((path IS NULL) OR (submission_id IS NOT NULL)))),
    constraint staff_comment_ref_key UNIQUE (ref),
    constraint staff_comment_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id)
);
create table staff_comment_version (
    comment_id bigint not null,
    version integer not null,
    body text not null,
    by_person bigint not null,
    at timestamp with time zone not null,
    constraint staff_comment_version_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint staff_comment_version_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES staff_comment(id),
    constraint staff_comment_version_pkey PRIMARY KEY (comment_id, version),
    constraint staff_comment_version_version_check CHECK ((version > 0))
);
create table submission (
    id bigint not null generated always as identity,
    ref ref not null,
    work_id bigint not null,
    number integer not null,
    by_enrolment bigint not null,
    received_at timestamp with time zone not null,
    tree sha256 not null,
    idempotency_key text not null,
    constraint submission_by_enrolment_fkey FOREIGN KEY (by_enrolment) REFERENCES enrolment(id),
    constraint submission_number_check CHECK ((number > 0)),
    constraint submission_pkey PRIMARY KEY (id),
    constraint submission_ref_key UNIQUE (ref),
    constraint submission_tree_fkey FOREIGN KEY (tree) REFERENCES tree(sha256),
    constraint submission_work_id_fkey FOREIGN KEY (work_id) REFERENCES work(id),
    constraint submission_work_id_idempotency_key_key UNIQUE (work_id, idempotency_key),
    constraint submission_work_id_number_key UNIQUE (work_id, number)
);
create table team_answer (
    invitation_id bigint not null,
    kind text not null,
    answered_at timestamp with time zone not null,
    constraint team_answer_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES team_invitation(id),
    constraint team_answer_kind_check CHECK ((kind = ANY (ARRAY['accepted'::text, 'declined'::text, 'withdrawn'::text]))),
    constraint team_answer_pkey PRIMARY KEY (invitation_id)
);
create table team_change (
    id bigint not null generated always as identity,
    work_id bigint not null,
    enrolment_id bigint not null,
    kind text not null,
    by_person bigint not null,
    reason text not null,
    at timestamp with time zone not null,
    constraint team_change_by_person_fkey FOREIGN KEY (by_person) REFERENCES person(id),
    constraint team_change_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint team_change_kind_check CHECK ((kind = ANY (ARRAY['joined'::text, 'left'::text]))),
    constraint team_change_pkey PRIMARY KEY (id),
    constraint team_change_work_id_fkey FOREIGN KEY (work_id) REFERENCES work(id)
);
create table team_invitation (
    id bigint not null generated always as identity,
    ref ref not null,
    work_id bigint not null,
    enrolment_id bigint not null,
    invited_by bigint not null,
    invited_at timestamp with time zone not null,
    constraint team_invitation_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint team_invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES enrolment(id),
    constraint team_invitation_pkey PRIMARY KEY (id),
    constraint team_invitation_ref_key UNIQUE (ref),
    constraint team_invitation_work_id_fkey FOREIGN KEY (work_id) REFERENCES work(id)
);
create table term (
    id bigint not null generated always as identity,
    course_id bigint not null,
    slug slug not null,
    zone text not null,
    starts date not null,
    created_at timestamp with time zone not null,
    constraint term_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
    constraint term_course_id_slug_key UNIQUE (course_id, slug),
    constraint term_pkey PRIMARY KEY (id)
);
create table throttle (
    key_sha256 sha256 not null,
    began_at timestamp with time zone not null,
    tries integer not null,
    constraint throttle_pkey PRIMARY KEY (key_sha256),
    constraint throttle_tries_check CHECK ((tries > 0))
);
create table tree (
    sha256 sha256 not null,
    constraint tree_pkey PRIMARY KEY (sha256)
);
create table tree_file (
    tree sha256 not null,
    path text not null,
    blob sha256 not null,
    constraint tree_file_blob_fkey FOREIGN KEY (blob) REFERENCES blob(sha256),
    constraint tree_file_pkey PRIMARY KEY (tree, path),
    constraint tree_file_tree_fkey FOREIGN KEY (tree) REFERENCES tree(sha256)
);
create table verdict (
    grading_id bigint not null,
    kind text not null,
    points numeric(8,2) not null,
    possible numeric(8,2) not null,
    body jsonb not null,
    grader_version text not null,
    engine_version text not null,
    reported_at timestamp with time zone not null,
    constraint verdict_grading_id_fkey FOREIGN KEY (grading_id) REFERENCES grading(id),
    constraint verdict_kind_check CHECK ((kind = ANY (ARRAY['graded'::text, 'limit-hit'::text, 'compile-failed'::text, 'refused'::text, 'grader-fault'::text]))),
    constraint verdict_pkey PRIMARY KEY (grading_id)
);
create table work (
    id bigint not null generated always as identity,
    ref ref not null,
    activity_id bigint not null,
    created_at timestamp with time zone not null,
    constraint work_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint work_pkey PRIMARY KEY (id),
    constraint work_ref_key UNIQUE (ref)
);
create table work_member (
    work_id bigint not null,
    activity_id bigint not null,
    enrolment_id bigint not null,
    constraint work_member_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activity(id),
    constraint work_member_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolment(id),
    constraint work_member_pkey PRIMARY KEY (activity_id, enrolment_id),
    constraint work_member_work_id_fkey FOREIGN KEY (work_id) REFERENCES work(id)
);

CREATE INDEX allocation_reviewer ON public.allocation USING btree (reviewer_id);
CREATE INDEX allocation_work ON public.allocation USING btree (work_id);
CREATE INDEX answer_acceptance_answer ON public.answer_acceptance USING btree (attempt_id, "position", version, id);
CREATE INDEX answer_mark_question ON public.answer_mark USING btree (attempt_id, "position", id);
CREATE INDEX api_token_person ON public.api_token USING btree (person_id);
CREATE INDEX appeal_subject ON public.appeal USING btree (kind, subject);
CREATE INDEX appeal_term ON public.appeal USING btree (term_id, id);
CREATE INDEX attempt_move_attempt ON public.attempt_move USING btree (attempt_id, id);
CREATE INDEX attempt_running ON public.attempt USING btree (id) WHERE (ended_at IS NULL);
CREATE INDEX attempt_time_attempt ON public.attempt_time USING btree (attempt_id, id);
CREATE INDEX audit_term ON public.audit USING btree (term_id, at);
CREATE INDEX console_entry_console ON public.console_entry USING btree (console_id, id);
CREATE INDEX draft_work ON public.draft USING btree (work_id, id);
CREATE INDEX enrolment_person ON public.enrolment USING btree (person_id);
CREATE INDEX enrolment_section ON public.enrolment USING btree (term_id, section);
CREATE INDEX entry_link_person ON public.entry_link USING btree (person_id);
CREATE INDEX exercise_answer_activity_id_idx ON public.exercise_answer USING btree (activity_id);
CREATE INDEX exercise_answer_enrolment_id_activity_id_question_id_idx ON public.exercise_answer USING btree (enrolment_id, activity_id, question, id DESC);
CREATE INDEX extension_request_activity ON public.extension_request USING btree (activity_id, enrolment_id);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX grade_change_term ON public.grade_change USING btree (term_id, id);
CREATE INDEX grade_override_activity ON public.grade_override USING btree (activity_id);
CREATE INDEX grade_override_change ON public.grade_override USING btree (change_id);
CREATE INDEX grading_answer ON public.grading USING btree (attempt_id, "position");
CREATE INDEX grading_code_run ON public.grading USING btree (code_run_id);
CREATE INDEX grading_console_entry ON public.grading USING btree (console_entry_id);
CREATE INDEX grading_enrolment_turn ON public.grading USING btree (enrolment_id, priority, turn);
CREATE INDEX grading_fault_at ON public.grading_fault USING btree (at);
CREATE INDEX grading_fault_grading ON public.grading_fault USING btree (grading_id);
CREATE INDEX grading_open ON public.grading USING btree (priority, turn, id) WHERE (finished_at IS NULL);
CREATE INDEX grading_open_enrolment ON public.grading USING btree (enrolment_id) WHERE (finished_at IS NULL);
CREATE INDEX grading_run ON public.grading USING btree (run_id);
CREATE INDEX grading_submission ON public.grading USING btree (submission_id);
CREATE INDEX grading_taken ON public.grading USING btree (priority, turn) WHERE (tries > 0);
CREATE INDEX key_fix_activity ON public.key_fix USING btree (activity_id, id);
CREATE INDEX key_fix_question_of ON public.key_fix_question USING btree (attempt_id, "position", fix_id);
CREATE INDEX mail_waiting ON public.mail USING btree (id) WHERE (body IS NOT NULL);
CREATE INDEX peer_mark_work ON public.peer_mark USING btree (work_id);
CREATE INDEX question_import_term_id_made_at_idx ON public.question_import USING btree (term_id, made_at);
CREATE INDEX regrade_decision_grading ON public.regrade_decision USING btree (grading_id) WHERE taken;
CREATE INDEX regrade_decision_submission ON public.regrade_decision USING btree (submission_id);
CREATE INDEX regrade_event_regrade ON public.regrade_event USING btree (regrade_id, id);
CREATE INDEX review_run_allocation ON public.review_run USING btree (allocation_id);
CREATE INDEX server_jobs_due ON public.server_jobs USING btree (execution_time);
CREATE INDEX server_jobs_heartbeat ON public.server_jobs USING btree (last_heartbeat);
CREATE INDEX session_person ON public.session USING btree (person_id);
CREATE INDEX similarity_event_run ON public.similarity_event USING btree (run_id, id);
CREATE INDEX staff_comment_signature ON public.staff_comment USING btree (activity_id, signature) WHERE (signature IS NOT NULL);
CREATE INDEX staff_comment_submission ON public.staff_comment USING btree (submission_id);
CREATE INDEX team_change_enrolment ON public.team_change USING btree (enrolment_id, id);
CREATE INDEX team_change_work ON public.team_change USING btree (work_id, id);
CREATE INDEX team_invitation_enrolment ON public.team_invitation USING btree (enrolment_id);
CREATE INDEX team_invitation_work ON public.team_invitation USING btree (work_id);
CREATE INDEX throttle_began ON public.throttle USING btree (began_at);
CREATE INDEX verdict_reported_at ON public.verdict USING btree (reported_at);
CREATE INDEX work_activity ON public.work USING btree (activity_id);
CREATE INDEX work_member_work ON public.work_member USING btree (work_id);
CREATE UNIQUE INDEX attempt_open ON public.attempt USING btree (activity_id, enrolment_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX enrolment_number ON public.enrolment USING btree (term_id, number);
CREATE UNIQUE INDEX grading_of_regrade ON public.grading USING btree (regrade_id, submission_id) WHERE (regrade_id IS NOT NULL);
CREATE UNIQUE INDEX person_email ON public.person USING btree (lower(email));

create view attempt_key as
 SELECT DISTINCT ON (k.attempt_id, k."position") k.attempt_id,
    k."position",
    k.key,
    (k.key IS NULL) AS is_full,
    k.dropped AS is_dropped,
    x.reason,
    x.at,
    k.version
   FROM (key_fix_question k
     JOIN key_fix x ON ((x.id = k.fix_id)))
  WHERE (NOT (EXISTS ( SELECT
           FROM key_fix u
          WHERE (u.undoes = x.id))))
  ORDER BY k.attempt_id, k."position", k.fix_id DESC;
create view attempt_score as
 SELECT a.id AS attempt_id,
    a.activity_id,
    a.enrolment_id,
    a.number,
    a.version_id,
    a.started_at,
    a.ended_at,
    s.points,
    s.possible,
    s.is_marked
   FROM (attempt a
     CROSS JOIN LATERAL ( SELECT COALESCE(sum(m.points), (0)::numeric) AS points,
            COALESCE(sum(q.points), (0)::numeric) AS possible,
            (count(m.points) = count(*)) AS is_marked
           FROM (question_now q
             LEFT JOIN LATERAL ( SELECT m_1.points
                   FROM answer_mark m_1
                  WHERE ((m_1.attempt_id = q.attempt_id) AND (m_1."position" = q."position"))
                  ORDER BY m_1.id DESC
                 LIMIT 1) m ON (true))
          WHERE (q.attempt_id = a.id)) s);
create view counted_submission as
 SELECT DISTINCT ON (s.work_id) s.work_id,
    s.id AS submission_id,
    s.number
   FROM (((((((submission s
     JOIN work w ON ((w.id = s.work_id)))
     JOIN activity a ON ((a.id = w.activity_id)))
     JOIN term t ON ((t.id = a.term_id)))
     LEFT JOIN content_current n ON (((n.course_id = t.course_id) AND (n.kind = a.kind) AND (n.slug = a.slug))))
     LEFT JOIN content_version c ON ((c.id = n.version_id)))
     CROSS JOIN LATERAL ( SELECT v_1.kind,
            v_1.points
           FROM effective_verdict v_1
          WHERE (v_1.submission_id = s.id)
         LIMIT 1) v)
     LEFT JOIN LATERAL ( SELECT late_percent((f.facts -> 'late'::text), d.due_at, s.received_at) AS late
           FROM (((content_current o
             JOIN content_version f ON ((f.id = o.version_id)))
             JOIN submission_student q ON ((q.submission_id = s.id)))
             JOIN effective_deadline d ON (((d.activity_id = a.id) AND (d.enrolment_id = q.enrolment_id))))
          WHERE (((c.facts ->> 'counts'::text) = 'best'::text) AND (o.course_id = t.course_id) AND (o.kind = 'course'::text))
         LIMIT 1) p ON (true))
  WHERE (v.kind = ANY (ARRAY['graded'::text, 'limit-hit'::text]))
  ORDER BY s.work_id,
        CASE
            WHEN ((c.facts ->> 'counts'::text) = 'best'::text) THEN (v.points * ((100)::numeric - COALESCE(p.late, (0)::numeric)))
            ELSE NULL::numeric
        END DESC NULLS LAST, s.number DESC;
create view effective_deadline as
 SELECT a.id AS activity_id,
    e.id AS enrolment_id,
    a.opens_at,
    a.due_at AS usual_due_at,
        CASE
            WHEN (a.due_at IS NOT NULL) THEN GREATEST(a.due_at, x.due_at)
            ELSE NULL::timestamp with time zone
        END AS due_at,
        CASE
            WHEN (a.closes_at IS NOT NULL) THEN GREATEST(a.closes_at, x.closes_at, (x.due_at + make_interval(secs => (EXTRACT(epoch FROM (a.closes_at - a.due_at)))::double precision)))
            ELSE NULL::timestamp with time zone
        END AS closes_at,
    x.closes_at AS held_open_until,
    COALESCE(((x.due_at > a.due_at) OR (x.closes_at > a.closes_at)), false) AS extended
   FROM ((activity a
     JOIN enrolment e ON ((e.term_id = a.term_id)))
     CROSS JOIN LATERAL ( SELECT max(x_1.due_at) AS due_at,
            max(x_1.closes_at) AS closes_at
           FROM extension x_1
          WHERE ((x_1.activity_id = a.id) AND (NOT (EXISTS ( SELECT
                   FROM extension_revocation r
                  WHERE (r.extension_id = x_1.id)))) AND (EXISTS ( SELECT
                   FROM enrolment mate
                  WHERE (((mate.id = x_1.enrolment_id) OR ((mate.term_id = a.term_id) AND (mate.section = x_1.section))) AND ((mate.id = e.id) OR (EXISTS ( SELECT
                           FROM (work_member mine
                             JOIN work_member theirs ON ((theirs.work_id = mine.work_id)))
                          WHERE ((mine.activity_id = a.id) AND (mine.enrolment_id = e.id) AND (theirs.enrolment_id = mate.id)))))))))) x);
create view effective_verdict as
 SELECT DISTINCT ON (g.submission_id) g.submission_id,
    g.id AS grading_id,
    v.kind,
    v.points,
    v.possible,
    v.body,
    v.reported_at
   FROM ((grading g
     JOIN verdict v ON ((v.grading_id = g.id)))
     LEFT JOIN LATERAL ( SELECT max(p.id) AS event_id
           FROM (regrade_decision d
             JOIN regrade_event p ON ((p.id = d.event_id)))
          WHERE ((d.grading_id = g.id) AND d.taken AND (NOT (EXISTS ( SELECT
                   FROM regrade_event later
                  WHERE ((later.regrade_id = p.regrade_id) AND (later.id > p.id))))))) promoted ON ((g.regrade_id IS NOT NULL)))
  WHERE ((g.submission_id IS NOT NULL) AND ((g.regrade_id IS NULL) OR (promoted.event_id IS NOT NULL)))
  ORDER BY g.submission_id, promoted.event_id DESC NULLS LAST, g.id DESC;
create view exercise_standing as
 SELECT a.enrolment_id,
    a.activity_id,
    a.question,
    COALESCE(max(COALESCE(a.share, (v.points / NULLIF(v.possible, (0)::numeric)))) FILTER (WHERE a.in_time), (0)::numeric) AS share,
    bool_or(((g.finished_at IS NULL) AND (a.code_run_id IS NOT NULL))) AS is_waiting
   FROM ((exercise_answer a
     LEFT JOIN grading g ON ((g.code_run_id = a.code_run_id)))
     LEFT JOIN verdict v ON (((v.grading_id = g.id) AND (v.kind = ANY (ARRAY['graded'::text, 'limit-hit'::text])))))
  GROUP BY a.enrolment_id, a.activity_id, a.question;
create view grade_override_now as
 SELECT n.enrolment_id,
    n.activity_id,
    n.version,
    n.kind,
    n.points,
    c.reason,
    c.by_person,
    c.at
   FROM ((( SELECT DISTINCT ON (o.enrolment_id, o.activity_id) o.activity_id,
            o.enrolment_id,
            o.version,
            o.change_id,
            o.kind,
            o.points
           FROM grade_override o
          ORDER BY o.enrolment_id, o.activity_id, o.version DESC) n
     CROSS JOIN LATERAL ( WITH RECURSIVE said AS (
                 SELECT n.version,
                    n.change_id
                UNION ALL
                 SELECT o.version,
                    o.change_id
                   FROM ((said said_1
                     JOIN grade_change undoing ON (((undoing.id = said_1.change_id) AND (undoing.kind = 'undo'::text))))
                     JOIN grade_override o ON (((o.enrolment_id = n.enrolment_id) AND (o.activity_id = n.activity_id) AND (o.version = (said_1.version - 2)))))
                )
         SELECT said.change_id
           FROM said
          ORDER BY said.version
         LIMIT 1) first)
     JOIN grade_change c ON ((c.id = first.change_id)));
create view grading_waiting as
 SELECT id,
    ref,
    (row_number() OVER (ORDER BY priority, turn, id) - 1) AS place
   FROM grading
  WHERE ((finished_at IS NULL) AND ((lease_until IS NULL) OR (lease_until < now())));
create view lesson_standing as
 SELECT s.enrolment_id,
    s.activity_id,
    round(sum((asked.points * s.share)), 2) AS points,
    ( SELECT sum(((one.value ->> 'points'::text))::numeric) AS sum
           FROM jsonb_array_elements((v.facts -> 'exercises'::text)) one(value)) AS possible
   FROM (((((exercise_standing s
     JOIN activity a ON ((a.id = s.activity_id)))
     JOIN term t ON ((t.id = a.term_id)))
     JOIN content_current n ON (((n.course_id = t.course_id) AND (n.kind = 'lesson'::text) AND (n.slug = a.slug))))
     JOIN content_version v ON ((v.id = n.version_id)))
     CROSS JOIN LATERAL jsonb_to_recordset((v.facts -> 'exercises'::text)) asked(question text, points numeric))
  WHERE (asked.question = s.question)
  GROUP BY s.enrolment_id, s.activity_id, v.facts;
create view question_now as
 SELECT q.attempt_id,
    q."position",
    q.slug,
    (
        CASE
            WHEN k.is_dropped THEN (0)::numeric
            ELSE q.points
        END)::numeric(8,2) AS points,
        CASE
            WHEN k.is_dropped THEN jsonb_set(q.drawn, '{points}'::text[], '0'::jsonb)
            WHEN (k.key IS NULL) THEN q.drawn
            WHEN (k.version IS NULL) THEN jsonb_set(q.drawn, '{key}'::text[], k.key)
            ELSE jsonb_set(jsonb_set(q.drawn, '{key}'::text[], k.key), '{version}'::text[], to_jsonb((k.version)::text))
        END AS drawn,
    COALESCE(k.is_full, false) AS is_full
   FROM (attempt_question q
     LEFT JOIN attempt_key k ON (((k.attempt_id = q.attempt_id) AND (k."position" = q."position"))));
create view quiz_standing as
 SELECT s.activity_id,
    s.enrolment_id,
    bool_or((s.ended_at IS NULL)) AS is_open,
    max(s.ended_at) AS ended_at,
    bool_and(s.is_marked) FILTER (WHERE (s.ended_at IS NOT NULL)) AS is_marked,
        CASE lower(max((v.facts ->> 'counting'::text)))
            WHEN 'best'::text THEN max(s.points) FILTER (WHERE (s.ended_at IS NOT NULL))
            WHEN 'average'::text THEN round(avg(s.points) FILTER (WHERE (s.ended_at IS NOT NULL)), 2)
            ELSE (array_agg(s.points ORDER BY s.number DESC) FILTER (WHERE (s.ended_at IS NOT NULL)))[1]
        END AS points,
    max(s.possible) AS possible,
    lower(max(((v.facts -> 'shown'::text) ->> 'score'::text))) AS score_shown
   FROM (attempt_score s
     JOIN content_version v ON ((v.id = s.version_id)))
  GROUP BY s.activity_id, s.enrolment_id;
create view submission_student as
 SELECT s.id AS submission_id,
    whose.names,
    whose.sections,
    whose.enrolment_id,
    whose.people
   FROM (submission s
     CROSS JOIN LATERAL ( SELECT string_agg(p.name, ', '::text ORDER BY p.name, e.id) AS names,
            array_agg(DISTINCT e.section ORDER BY e.section) FILTER (WHERE (e.section IS NOT NULL)) AS sections,
            min(e.id) AS enrolment_id,
            (count(*))::integer AS people
           FROM ((( SELECT m.enrolment_id
                   FROM work_member m
                  WHERE (m.work_id = s.work_id)
                UNION ALL
                 SELECT s.by_enrolment
                  WHERE (NOT (EXISTS ( SELECT
                           FROM work_member m
                          WHERE (m.work_id = s.work_id))))) o
             JOIN enrolment e ON ((e.id = o.enrolment_id)))
             JOIN person p ON ((p.id = e.person_id)))) whose);

CREATE OR REPLACE FUNCTION public.check_signature(body jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((body -> 'verdict'::text) ->> 'verdict'::text) || COALESCE((SELECT string_agg((((' '::text || (c.value ->> 'name'::text)) || '='::text) || (c.value ->> 'outcome'::text)), ''::text ORDER BY c.ordinality) AS string_agg FROM jsonb_array_elements(((check_signature.body -> 'verdict'::text) -> 'checks'::text)) WITH ORDINALITY c(value, ordinality)), ''::text))
;
CREATE OR REPLACE FUNCTION public.late_percent(policy jsonb, due timestamp with time zone, received timestamp with time zone)
 RETURNS numeric
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE WHEN (received > (due + COALESCE(((policy ->> 'grace'::text))::interval, '00:00:00'::interval))) THEN LEAST((100)::numeric, (COALESCE(((policy ->> 'eachDay'::text))::numeric, (0)::numeric) * LEAST(ceil((EXTRACT(epoch FROM (received - due)) / (86400)::numeric)), (COALESCE(NULLIF(((policy ->> 'atMostDays'::text))::integer, 0), 1000000))::numeric))) ELSE (0)::numeric END
;
CREATE OR REPLACE FUNCTION public.refuse_edit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    raise exception '% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end
$function$
;
CREATE OR REPLACE FUNCTION public.tell_attempt()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    perform pg_notify('attempt_time', new.attempt_id::text);
    return null;
end
$function$
;
CREATE OR REPLACE FUNCTION public.tell_every_attempt()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    perform pg_notify('attempt_time', '');
    return null;
end
$function$
;

CREATE TRIGGER attempt_time_told AFTER INSERT ON public.attempt_time FOR EACH ROW EXECUTE FUNCTION tell_attempt();
CREATE TRIGGER audit_stays BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION refuse_edit();
CREATE TRIGGER extension_told AFTER INSERT ON public.extension FOR EACH STATEMENT EXECUTE FUNCTION tell_every_attempt();
CREATE TRIGGER grade_change_stays BEFORE DELETE OR UPDATE ON public.grade_change FOR EACH ROW EXECUTE FUNCTION refuse_edit();
CREATE TRIGGER grade_override_stays BEFORE DELETE OR UPDATE ON public.grade_override FOR EACH ROW EXECUTE FUNCTION refuse_edit();
CREATE TRIGGER revocation_told AFTER INSERT ON public.extension_revocation FOR EACH STATEMENT EXECUTE FUNCTION tell_every_attempt();

grant delete, insert, select, update on activity to savepoint_server;
grant delete, insert, select, update on administrator to savepoint_server;
grant insert, select on allocation to savepoint_server;
grant insert, select on allocation_end to savepoint_server;
grant insert, select on answer to savepoint_server;
grant insert, select on answer_acceptance to savepoint_server;
grant insert, select on answer_mark to savepoint_server;
grant insert, select on answer_try to savepoint_server;
grant delete, insert, select, update on answer_waiting to savepoint_server;
grant insert, select on api_token to savepoint_server;
grant insert, select on appeal to savepoint_server;
grant insert, select on appeal_answer to savepoint_server;
grant insert, select on appeal_message to savepoint_server;
grant insert, select on appeal_party to savepoint_server;
grant insert, select on appeal_withdrawal to savepoint_server;
grant insert, select, update on attempt to savepoint_server;
grant insert, select on attempt_grant to savepoint_server;
grant delete, insert, select, update on attempt_key to savepoint_server;
grant insert, select on attempt_move to savepoint_server;
grant insert, select on attempt_question to savepoint_server;
grant delete, insert, select, update on attempt_score to savepoint_server;
grant insert, select on attempt_time to savepoint_server;
grant insert, select on audit to savepoint_server;
grant select on blob to savepoint_grader;
grant insert, select on blob to savepoint_server;
grant insert, select on calibration to savepoint_server;
grant insert, select on code_run to savepoint_server;
grant insert, select on conflict to savepoint_server;
grant insert, select on conflict_end to savepoint_server;
grant select on console to savepoint_grader;
grant delete, insert, select, update on console to savepoint_server;
grant select on console_entry to savepoint_grader;
grant delete, insert, select, update on console_entry to savepoint_server;
grant delete, insert, select, update on content_current to savepoint_server;
grant delete, insert, select, update on content_problem to savepoint_server;
grant select on content_version to savepoint_grader;
grant insert, select on content_version to savepoint_server;
grant delete, insert, select, update on counted_submission to savepoint_server;
grant delete, insert, select, update on course to savepoint_server;
grant delete, insert, select, update on course_reading to savepoint_server;
grant delete, insert, select, update on draft to savepoint_server;
grant delete, insert, select, update on effective_deadline to savepoint_server;
grant delete, insert, select, update on effective_verdict to savepoint_server;
grant delete, insert, select, update on enrolment to savepoint_server;
grant delete, insert, select, update on enrolment_group to savepoint_server;
grant delete, insert, select, update on entry_link to savepoint_server;
grant insert, select on exercise_answer to savepoint_server;
grant delete, insert, select, update on exercise_draft to savepoint_server;
grant delete, insert, select, update on exercise_standing to savepoint_server;
grant insert, select on extension to savepoint_server;
grant insert, select on extension_answer to savepoint_server;
grant insert, select on extension_request to savepoint_server;
grant insert, select on extension_revocation to savepoint_server;
grant select on flyway_schema_history to savepoint_server;
grant insert, select on grade_change to savepoint_server;
grant delete, insert, select, update on grade_import to savepoint_server;
grant insert, select on grade_override to savepoint_server;
grant delete, insert, select, update on grade_override_now to savepoint_server;
grant delete, insert, select, update on grader_beat to savepoint_grader;
grant delete, insert, select, update on grader_beat to savepoint_server;
grant select on grading to savepoint_grader;
grant delete, insert, select, update on grading to savepoint_server;
grant insert, select on grading_fault to savepoint_grader;
grant delete, insert, select, update on grading_fault to savepoint_server;
grant select on grading_waiting to savepoint_grader;
grant delete, insert, select, update on grading_waiting to savepoint_server;
grant delete, insert, select, update on identity to savepoint_server;
grant insert, select on key_fix to savepoint_server;
grant insert, select on key_fix_question to savepoint_server;
grant delete, insert, select, update on lesson_progress to savepoint_server;
grant delete, insert, select, update on lesson_standing to savepoint_server;
grant insert, select, update on mail to savepoint_server;
grant insert, select on mail_try to savepoint_server;
grant delete, insert, select, update on marking_turn to savepoint_server;
grant insert, select on outage to savepoint_server;
grant insert, select on peer_mark to savepoint_server;
grant delete, insert, select, update on person to savepoint_server;
grant insert, select, update on platform_beat to savepoint_server;
grant delete, insert, select, update on question_import to savepoint_server;
grant delete, insert, select, update on question_now to savepoint_server;
grant delete, insert, select, update on quiz_standing to savepoint_server;
grant insert, select on regrade to savepoint_server;
grant insert, select on regrade_decision to savepoint_server;
grant insert, select on regrade_event to savepoint_server;
grant insert, select on review to savepoint_server;
grant delete, insert, select, update on review_draft to savepoint_server;
grant insert, select on review_event to savepoint_server;
grant insert, select on review_evidence to savepoint_server;
grant insert, select on review_mark to savepoint_server;
grant insert, select on review_rating to savepoint_server;
grant insert, select on review_remark to savepoint_server;
grant insert, select on review_round to savepoint_server;
grant insert, select on review_run to savepoint_server;
grant insert, select on review_score to savepoint_server;
grant delete, insert, select, update on roster_import to savepoint_server;
grant insert, select on rubric_mark to savepoint_server;
grant delete, insert, select, update on run to savepoint_server;
grant delete, insert, select, update on server_jobs to savepoint_server;
grant delete, insert, select, update on session to savepoint_server;
grant insert, select on similarity_case to savepoint_server;
grant insert, select on similarity_case_entry to savepoint_server;
grant insert, select on similarity_event to savepoint_server;
grant insert, select on similarity_pair to savepoint_server;
grant insert, select on similarity_part to savepoint_server;
grant insert, select on similarity_rate to savepoint_server;
grant insert, select on similarity_run to savepoint_server;
grant delete, insert, select, update on sso_try to savepoint_server;
grant insert, select on staff_comment to savepoint_server;
grant insert, select on staff_comment_version to savepoint_server;
grant insert, select on submission to savepoint_server;
grant delete, insert, select, update on submission_student to savepoint_server;
grant insert, select on team_answer to savepoint_server;
grant insert, select on team_change to savepoint_server;
grant insert, select on team_invitation to savepoint_server;
grant delete, insert, select, update on term to savepoint_server;
grant delete, insert, select, update on throttle to savepoint_server;
grant select on tree to savepoint_grader;
grant insert, select on tree to savepoint_server;
grant select on tree_file to savepoint_grader;
grant insert, select on tree_file to savepoint_server;
grant insert, select on verdict to savepoint_grader;
grant insert, select on verdict to savepoint_server;
grant delete, insert, select, update on work to savepoint_server;
grant delete, insert, select, update on work_member to savepoint_server;

grant update (last_used_at, revoked_at) on api_token to savepoint_server;
grant select (id, all_rows) on code_run to savepoint_grader;
grant update (answer, changes, answered_at) on console_entry to savepoint_grader;
grant update (tries, lease_token, lease_until, worker, finished_at) on grading to savepoint_grader;

alter default privileges grant delete, insert, select, update on tables to savepoint_server;
