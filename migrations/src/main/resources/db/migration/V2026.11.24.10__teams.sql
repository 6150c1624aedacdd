-- Works of several students: who was asked to join, what they answered, and every change of who belongs to a work.

create table team_invitation (
    id           bigint generated always as identity primary key,
    ref          ref not null unique,
    work_id      bigint not null references work,
    enrolment_id bigint not null references enrolment,
    invited_by   bigint not null references enrolment,
    invited_at   timestamptz not null
);
create index team_invitation_work on team_invitation (work_id);
create index team_invitation_enrolment on team_invitation (enrolment_id);

-- An invitation without an answer is open. Withdrawn: by the team, or because nobody is left in it.
create table team_answer (
    invitation_id bigint primary key references team_invitation,
    kind          text not null check (kind in ('accepted', 'declined', 'withdrawn')),
    answered_at   timestamptz not null
);

-- By a member themself, or by staff, who give a reason.
create table team_change (
    id           bigint generated always as identity primary key,
    work_id      bigint not null references work,
    enrolment_id bigint not null references enrolment,
    kind         text not null check (kind in ('joined', 'left')),
    by_person    bigint not null references person,
    reason       text not null,
    at           timestamptz not null
);
create index team_change_work on team_change (work_id, id);
create index team_change_enrolment on team_change (enrolment_id, id);

revoke update, delete on team_invitation, team_answer, team_change from savepoint_server;

-- Whose a hand-in is: everybody's who belongs to its work, or, where nobody does any more, whoever handed it in. The one
-- enrolment stands for all: what concerns a deadline is the same for each of a team.
create view submission_student as
select s.id as submission_id, whose.names, whose.sections, whose.enrolment_id, whose.people
  from submission s
 cross join lateral (
    select string_agg(p.name, ', ' order by p.name, e.id) as names,
           array_agg(distinct e.section order by e.section) filter (where e.section is not null) as sections,
           min(e.id) as enrolment_id, count(*)::integer as people
      from (select m.enrolment_id from work_member m where m.work_id = s.work_id
             union all
            select s.by_enrolment where not exists (select from work_member m where m.work_id = s.work_id)) o
      join enrolment e on e.id = o.enrolment_id
      join person p on p.id = e.person_id
 ) whose;
