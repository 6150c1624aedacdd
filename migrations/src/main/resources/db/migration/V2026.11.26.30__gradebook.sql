-- What staff decide about grades. A decision is a change with a reason, for one student's activity or for many; nothing of
-- it is ever edited: to undo is another change.

create table grade_change (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    term_id         bigint not null references term,
    kind            text not null check (kind in ('override', 'excuse', 'clear', 'undo')),
    undoes_id       bigint references grade_change,
    reason          text not null check (reason <> ''),
    by_person       bigint not null references person,
    at              timestamptz not null,
    idempotency_key text not null,
    unique (term_id, by_person, idempotency_key),
    check ((kind = 'undo') = (undoes_id is not null))
);
create index grade_change_term on grade_change (term_id, id);

-- The newest version of a student's activity holds: its points stand instead of all that it earned, it is excused, or what
-- it earned counts again. Whoever writes a version has seen the one before: the key refuses the slower of two.
create table grade_override (
    activity_id  bigint not null references activity,
    enrolment_id bigint not null references enrolment,
    version      integer not null check (version > 0),
    change_id    bigint not null references grade_change,
    kind         text not null check (kind in ('points', 'excused', 'none')),
    points       numeric(8, 2) check (points >= 0),
    primary key (enrolment_id, activity_id, version),
    check ((kind = 'points') = (points is not null))
);
create index grade_override_change on grade_override (change_id);
create index grade_override_activity on grade_override (activity_id);

create view grade_override_now as
select distinct on (o.enrolment_id, o.activity_id)
       o.enrolment_id, o.activity_id, o.version, o.kind, o.points, c.reason, c.by_person, c.at
  from grade_override o
  join grade_change c on c.id = o.change_id
 order by o.enrolment_id, o.activity_id, o.version desc;

revoke update, delete on grade_change, grade_override from savepoint_server;

-- Who did what stays as it was written, whoever asks: rights keep the server from it, this keeps everybody.
create function refuse_edit() returns trigger language plpgsql as $$
begin
    raise exception '% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_stays before update or delete on audit for each row execute function refuse_edit();
create trigger grade_change_stays before update or delete on grade_change for each row execute function refuse_edit();
create trigger grade_override_stays before update or delete on grade_override for each row execute function refuse_edit();

-- Whom an extension of a section reaches, without looking at everybody each time.
create index enrolment_section on enrolment (term_id, section);
