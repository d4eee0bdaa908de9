-- Addresses outside that rules may tell, by what staff calls them; fed by events.
create table rules.webhooks (
    webhook text primary key,
    name text not null
);
