-- Apps from outside that people let act in their name (OAuth). Only hashes of what is secret stay here.
create table identity.apps (
    client_id text primary key,
    name text not null,
    secret_hash bytea,
    redirects text[] not null,
    scopes text[] not null,
    active boolean not null default true,
    made_at timestamptz not null default now()
);

create table identity.app_consents (
    username text not null references identity.accounts (username) on delete cascade,
    client_id text not null references identity.apps (client_id),
    scopes text[] not null,
    given_at timestamptz not null default now(),
    primary key (username, client_id)
);

-- A chain begins with a code; what follows from it ends with it.
create table identity.app_codes (
    code_hash bytea primary key,
    chain text not null,
    client_id text not null references identity.apps (client_id),
    username text not null references identity.accounts (username) on delete cascade,
    redirect text not null,
    scopes text[] not null,
    challenge text not null,
    nonce text,
    proofs text[] not null,
    ends_at timestamptz not null,
    used_at timestamptz
);

create table identity.app_refreshes (
    refresh_hash bytea primary key,
    chain text not null,
    client_id text not null references identity.apps (client_id),
    username text not null references identity.accounts (username) on delete cascade,
    scopes text[] not null,
    ends_at timestamptz not null,
    used_at timestamptz
);

create index app_refreshes_chain on identity.app_refreshes (chain);

alter table identity.access_tokens add column chain text;
alter table identity.access_tokens add column client_id text references identity.apps (client_id);
create index access_tokens_chain on identity.access_tokens (chain) where chain is not null;
