create table identity.accounts (
    username text primary key,
    email text not null,
    hash text not null,
    roles text[] not null,
    source text not null,
    registered_at timestamptz not null default now()
);

-- Wrong passwords by the name that was tried, whether or not anybody has that name.
create table identity.locks (
    username text primary key,
    wrong int not null default 0,
    locked_until timestamptz,
    tried_at timestamptz not null default now()
);

create table identity.signing_keys (
    id text primary key,
    public_key text not null,
    sealed bytea not null,
    issued_at timestamptz not null default now()
);

-- One-time links by the hash of their secret.
create table identity.invitations (
    secret_hash bytea primary key,
    roles text[] not null,
    expires_at timestamptz not null,
    used_by text
);
