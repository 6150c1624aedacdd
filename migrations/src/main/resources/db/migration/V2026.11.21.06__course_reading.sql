-- When a course's folder was last read, whether or not anything in it had changed.
create table course_reading (
    course_id bigint primary key references course,
    read_at   timestamptz not null
);
