-- Where on its page an entry was asked, such as cell-2: a lesson has several places that share one copy.
alter table console_entry add column place text not null default '';
