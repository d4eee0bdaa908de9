-- The wishes that mails became: one for each name, whatever box the mail came to and however often.
create table mailroom.accepted (
    name text primary key,
    message_id text not null,
    digest bytea not null,
    mail_id bigint not null references mailroom.mails,
    request_id text not null unique,
    -- the ticket it became, or was an answer to; unknown until the desk has told
    ticket text,
    -- who wrote or was written to
    addresses text[] not null
);
create index accepted_message on mailroom.accepted (message_id);

-- Tickets, as the desk told of them.
create table mailroom.tickets (
    ticket text primary key,
    number bigint not null,
    goes_on_as text
);
create index tickets_number on mailroom.tickets (number);

-- Whose mails belong to a ticket without a tag.
create table mailroom.participants (
    ticket text not null,
    address text not null,
    primary key (ticket, address)
);
create index participants_address on mailroom.participants (address);

-- The addresses of people with an account.
create table mailroom.people (
    username text primary key,
    email text not null
);
create index people_email on mailroom.people (lower(email));
