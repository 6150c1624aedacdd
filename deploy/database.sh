#!/bin/bash
# Run once by the PostgreSQL image, on a new volume: two logins, each with the rights of its work.
set -eu

psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres \
    -v server="$(cat /run/secrets/database-password)" -v grading="$(cat /run/secrets/grading-password)" <<'SQL'
create role savepoint_server;
create role savepoint_grader;
create role savepoint login password :'server';
grant savepoint_server, savepoint_grader to savepoint;
-- Graders come as this one: they see the queue and the contents, and no people.
create role savepoint_grading login noinherit password :'grading';
grant savepoint_grader to savepoint_grading;
create database savepoint owner savepoint template template0
    encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8';
revoke all on database savepoint from public;
grant connect on database savepoint to savepoint_server, savepoint_grader, savepoint_grading;
SQL
