-- Views that people have put together, for themselves or for all with a role.
create table tickets.views (
    id bigint generated always as identity primary key,
    name text not null,
    owner text not null,
    shared_with text not null default '',
    words jsonb not null,
    version int not null default 1
);

create index views_owner on tickets.views (owner);
create index views_shared on tickets.views (shared_with) where shared_with <> '';

-- Open tickets in the order they came: with it, such a view costs the same however many are finished.
create index tickets_open_number on tickets.tickets (number) where open;
