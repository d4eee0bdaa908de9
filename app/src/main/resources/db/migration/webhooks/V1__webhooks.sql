-- Whom events are brought to.
create table webhooks.endpoints (
    id bigint generated always as identity primary key,
    name text not null,
    url text not null,
    types text[] not null,
    secret bytea not null,
    token_hash text not null,
    since timestamptz not null default now(),
    -- the numbers of the last event that is kept for them and of the last one they took
    last_number bigint not null default 0,
    taken_number bigint not null default 0,
    attempts int not null default 0,
    failing_since timestamptz,
    reason text,
    next_at timestamptz not null default now(),
    paused_at timestamptz,
    claimed_by text,
    claimed_until timestamptz,
    changed_by text not null,
    version int not null default 1
);

-- What is brought, numbered without a gap for each endpoint.
create table webhooks.calls (
    endpoint_id bigint not null references webhooks.endpoints on delete cascade,
    number bigint not null,
    event_id text not null,
    event_type text not null,
    body text not null,
    kept_at timestamptz not null default now(),
    taken_at timestamptz,
    primary key (endpoint_id, number),
    unique (endpoint_id, event_id)
);
create index calls_old on webhooks.calls (kept_at);

-- Rises with every change of an endpoint, so that every process notices.
create table webhooks.edition (
    number bigint not null
);
insert into webhooks.edition values (1);
