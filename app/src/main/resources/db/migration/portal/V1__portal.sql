-- The portal's own copy of every customer's tickets: written when one is asked for, kept up to date by what the desk
-- tells. It answers whether the desk is there or not. The key that makes a request happen once lives as long as the row.
create table portal.tickets (
    request_id text primary key,
    customer text not null,
    idempotency_key text,
    fingerprint uuid,
    channel text not null,
    words jsonb not null,
    files jsonb not null default '[]',
    ticket text,
    number bigint,
    status text,
    phase text,
    expert text not null default '',
    resolution text not null default '',
    stars smallint not null default 0,
    refused text,
    version int not null default 0,
    created_at timestamptz not null,
    changed_at timestamptz not null
) with (fillfactor = 85);

create unique index tickets_once on portal.tickets (customer, idempotency_key) where idempotency_key is not null;
create unique index tickets_known on portal.tickets (ticket) where ticket is not null;
create unique index tickets_numbered on portal.tickets (number) where number is not null;
create index tickets_of on portal.tickets (customer, created_at desc, request_id desc);

-- What was said and what became of it, in the order in which it arrived here. What the customer has written stands here
-- before the desk has heard it.
create table portal.lines (
    request_id text not null,
    line text not null,
    n bigint generated always as identity,
    kind text not null,
    who text not null,
    role text not null,
    words text not null,
    files jsonb not null default '[]',
    state text not null,
    at timestamptz not null,
    kept_at timestamptz not null default now(),
    primary key (request_id, line)
);

create index lines_of on portal.lines (request_id, n);

-- For the open pages of other processes, which look at what is new once a second.
create index lines_kept on portal.lines using brin (kept_at) with (pages_per_range = 16, autosummarize = on);

-- What the desk's statuses mean to a customer.
create table portal.statuses (
    status text primary key,
    russian text not null,
    english text not null,
    phase text not null,
    changes boolean not null,
    cancels boolean not null,
    reopens boolean not null
);

-- How the desk may reach customers.
create table portal.people (
    username text primary key,
    name text not null,
    email text not null,
    address text not null default ''
);
