-- Tickets that belong together, from both sides.
create table tickets.links (
    ticket uuid not null,
    kind text not null,
    other uuid not null,
    primary key (ticket, other)
);

-- The ticket that one goes on as.
alter table tickets.tickets add column merged_into uuid;
create index tickets_merged on tickets.tickets (merged_into) where merged_into is not null;
