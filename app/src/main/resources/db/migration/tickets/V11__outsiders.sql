-- Who outside has been asked about a ticket, by mail.
create table tickets.outsiders (
    ticket uuid not null,
    address text not null,
    primary key (ticket, address)
);
create index outsiders_address on tickets.outsiders (address);
