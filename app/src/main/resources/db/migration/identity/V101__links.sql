-- One-time links that were mailed, by the hash of their secret.
create table identity.links (
    secret_hash bytea primary key,
    username text not null references identity.accounts (username) on delete cascade,
    purpose text not null check (purpose in ('reset', 'unlock')),
    ends_at timestamptz not null
);

create index links_of on identity.links (username, purpose);

-- Who forgot a password, in the words they typed, until somebody has looked whether that is anybody.
create table identity.reset_wishes (
    id text primary key,
    typed text not null,
    language text not null
);
