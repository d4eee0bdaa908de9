create table identity.passkeys (
    id bytea primary key,
    username text not null references identity.accounts (username) on delete cascade,
    name text not null,
    credential bytea not null,
    backed boolean not null,
    counter bigint not null,
    added_at timestamptz not null default now(),
    used_at timestamptz
);

create index passkeys_of on identity.passkeys (username);

-- What a passkey has to sign, each once.
create table identity.challenges (
    challenge bytea primary key,
    username text references identity.accounts (username) on delete cascade,
    ends_at timestamptz not null
);
