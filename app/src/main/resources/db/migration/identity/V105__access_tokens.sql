-- Tokens that people made for their programs: the hash is all that stays of them here.
create table identity.access_tokens (
    id text primary key,
    username text not null references identity.accounts (username) on delete cascade,
    name text not null,
    hash text not null unique,
    scopes text[] not null,
    made_at timestamptz not null default now(),
    ends_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
);

create index access_tokens_of on identity.access_tokens (username, made_at);
