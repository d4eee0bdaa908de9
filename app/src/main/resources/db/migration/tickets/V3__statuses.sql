-- Counts the changes, so that nobody overwrites what they never saw.
alter table tickets.statuses add column version int not null default 1;
