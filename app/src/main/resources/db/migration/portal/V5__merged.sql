-- The ticket that one goes on as, after the desk has found them to be the same.
alter table portal.tickets add column goes_on_as text;
create index tickets_goes_on on portal.tickets (goes_on_as) where goes_on_as is not null;
