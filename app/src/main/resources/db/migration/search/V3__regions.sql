-- For whom a role reaches the tickets of a region.
alter table search.tickets add column region text not null default '';
