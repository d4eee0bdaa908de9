-- What can be ordered, as told by whoever sells it.
create table gateway.products (
    id text primary key,
    name_ru text not null,
    name_en text not null,
    price bigint not null,
    currency text not null
);

-- The gateway's own copy of every order: written when a request is accepted, kept up to date by events. The key that
-- makes a request happen once lives as long as the order. `steps` are the statuses in the order in which they arrived.
create table gateway.orders (
    request_id text primary key,
    username text not null,
    idempotency_key text,
    fingerprint uuid,
    items jsonb not null default '[]',
    delivery_address text,
    payment_method text,
    order_id bigint,
    total bigint,
    currency text,
    status text not null default 'REQUESTED',
    steps jsonb not null default '[]',
    metadata jsonb not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null default now()
) with (fillfactor = 80);

create unique index orders_once on gateway.orders (username, idempotency_key) where idempotency_key is not null;
create unique index orders_numbered on gateway.orders (order_id) where order_id is not null;
create index orders_of on gateway.orders (username, created_at desc, request_id desc);
