-- Keys that wrap the cards' keys, together in one sealed set; only the master key opens it.
create table cards.keys (
    one boolean primary key default true check (one),
    sealed bytea not null,
    newest int not null,
    changed_at timestamptz not null default now()
);

-- A card is what its provider calls it, its last digits and its expiry. The number itself is encrypted under a key of
-- this card alone, and that key is wrapped. A card that was removed keeps neither.
create table cards.cards (
    id text primary key,
    username text not null,
    token text,
    brand text not null,
    last4 text not null check (last4 ~ '^\d{4}$'),
    month int not null check (month between 1 and 12),
    year int not null,
    preferred boolean not null default false,
    wrapped_key bytea,
    key_version int,
    sealed_number bytea,
    added_at timestamptz not null default now(),
    removed_at timestamptz,
    check ((removed_at is null) = (token is not null and wrapped_key is not null and sealed_number is not null))
);
create index cards_of on cards.cards (username, added_at) where removed_at is null;
create unique index cards_preferred on cards.cards (username) where preferred;
create index cards_to_wrap on cards.cards (key_version) where removed_at is null;

-- A charge, from the wish to its end. Its id is the idempotency key that the provider gets, so however often it is asked,
-- it is charged once.
create table cards.charges (
    id text primary key,
    charge_key text not null unique,
    username text not null,
    card_id text references cards.cards,
    last4 text,
    amount bigint not null check (amount > 0),
    currency text not null,
    payee text not null,
    return_url text,
    state text not null check (state in ('WAITING', 'UNKNOWN', 'ACTION', 'CHARGED', 'DECLINED')),
    reason text,
    provider_id text,
    action_url text,
    attempts int not null default 0,
    next_at timestamptz not null default now(),
    claimed_until timestamptz,
    made_at timestamptz not null default now(),
    ended_at timestamptz,
    correlation text not null
) with (fillfactor = 80);
create index charges_due on cards.charges (next_at) where state in ('WAITING', 'UNKNOWN', 'ACTION');
create index charges_of on cards.charges (username, made_at);

create table cards.refunds (
    refund_key text primary key,
    charge_key text not null,
    amount bigint not null check (amount > 0),
    state text not null check (state in ('WAITING', 'DONE', 'REFUSED')),
    reason text,
    attempts int not null default 0,
    next_at timestamptz not null default now(),
    claimed_until timestamptz,
    made_at timestamptz not null default now(),
    ended_at timestamptz,
    correlation text not null
) with (fillfactor = 80);
create index refunds_due on cards.refunds (next_at) where state = 'WAITING';
