-- Who of the staff wants to hear of a ticket.
create table tickets.watchers (
    ticket uuid not null,
    username text not null,
    primary key (ticket, username)
);
create index watchers_who on tickets.watchers (username);
