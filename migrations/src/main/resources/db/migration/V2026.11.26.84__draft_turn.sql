-- What the page that saved a draft had counted: an older text of the same page that arrives late is known by it.
alter table draft add column turn integer not null default 0;
