-- A card that was told to the sandbox. Its number is not kept: only what is to happen with it.
create table acquirer.tokens (
    token text primary key,
    behaviour text not null,
    made_at timestamptz not null default now()
);

create table acquirer.charges (
    id text primary key,
    idempotency_key text not null unique,
    token text not null references acquirer.tokens,
    amount bigint not null check (amount > 0),
    currency text not null,
    state text not null check (state in ('APPROVED', 'DECLINED', 'ACTION_REQUIRED')),
    reason text,
    return_url text not null,
    tries int not null default 0,
    refunded bigint not null default 0 check (refunded between 0 and amount),
    made_at timestamptz not null default now()
);

create index charges_unconfirmed on acquirer.charges (made_at) where state = 'ACTION_REQUIRED';

create table acquirer.refunds (
    idempotency_key text primary key,
    charge_id text not null references acquirer.charges,
    amount bigint not null check (amount > 0),
    made_at timestamptz not null default now()
);
