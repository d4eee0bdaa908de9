-- Up to when each side has read a ticket's talk.
create table tickets.reads (
    ticket uuid not null,
    reader text not null,
    role text not null,
    up_to timestamptz not null,
    primary key (ticket, reader)
);

-- Who has a ticket open before them. Nobody misses it after a crash.
create unlogged table tickets.presence (
    ticket uuid not null,
    username text not null,
    at timestamptz not null,
    primary key (ticket, username)
);

-- Open tickets about the same product, for who is on the phone.
create index tickets_product on tickets.tickets (lower(product), number desc) where open and product <> '';

-- People leave out the country when they say their number.
alter table tickets.people drop column words;
alter table tickets.people add column words tsvector generated always as (to_tsvector('simple', regexp_replace(
    username || ' ' || name || ' ' || email || ' ' || phone || ' ' || regexp_replace(phone, '[^0-9]', '', 'g') || ' '
        || right(regexp_replace(phone, '[^0-9]', '', 'g'), 10),
    '[^[:alnum:]]+', ' ', 'g'))) stored;
create index people_words on tickets.people using gin (words);
