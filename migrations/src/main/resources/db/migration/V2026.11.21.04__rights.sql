-- Three roles: savepoint_owner migrates, savepoint_server serves, savepoint_grader grades. See migrations/README.md.

grant select, insert, update, delete on all tables in schema public to savepoint_server;
revoke update, delete on audit, verdict, tree, tree_file, blob, content_version, submission from savepoint_server;
revoke insert, update, delete on flyway_schema_history from savepoint_server;

grant select on blob, tree, tree_file, content_version, grading to savepoint_grader;
grant update (tries, lease_token, lease_until, worker, finished_at) on grading to savepoint_grader;
grant select, insert on verdict, grading_fault to savepoint_grader;

-- What later migrations make is the server's as well, unless they say otherwise.
alter default privileges in schema public grant select, insert, update, delete on tables to savepoint_server;
