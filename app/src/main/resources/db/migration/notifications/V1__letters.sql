-- What to tell people once their profile is known.
create table notifications.wishes (
    id text primary key,
    request_id text not null,
    username text not null,
    order_id bigint not null,
    type text not null,
    created_at timestamptz not null default now()
);

-- Letters, and what became of them. One that is 'sending' and whose claim has run out is one nobody
-- knows the fate of.
create table notifications.deliveries (
    position bigint generated always as identity primary key,
    id text not null unique,
    request_id text not null,
    username text not null,
    type text not null,
    recipient text not null,
    language text not null,
    subject text not null,
    content text not null,
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
    attempts int not null default 0,
    doubts int not null default 0,
    reason text,
    scheduled_at timestamptz not null,
    next_at timestamptz not null,
    claimed_by text,
    claimed_until timestamptz,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    correlation text not null,
    causation text not null,
    trace text
) with (fillfactor = 80);

create index deliveries_open on notifications.deliveries (position) where state in ('waiting', 'sending');
create index deliveries_line on notifications.deliveries (username, position) where state in ('waiting', 'sending');
create index deliveries_of on notifications.deliveries (username, position);
create index deliveries_finished on notifications.deliveries (finished_at) where finished_at is not null;
