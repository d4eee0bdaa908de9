-- Counts how often somebody changed what they want to be told, so that two open pages notice each other.
alter table notifications.people add column wishes int not null default 0;
