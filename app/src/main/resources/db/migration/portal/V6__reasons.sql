-- What the customer said about a step of their own.
alter table portal.lines add column note text not null default '';
