alter table identity.accounts add column language text not null default 'en';

-- Who is signed in where. A row outlives its session by a few days, so that its owner sees what was.
create table identity.sessions (
    id text primary key,
    username text not null references identity.accounts (username) on delete cascade,
    device text not null,
    address text not null,
    proofs text[] not null,
    begun_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    ends_at timestamptz not null,
    ended_at timestamptz
);

create index sessions_of on identity.sessions (username, ends_at);
create index sessions_ended on identity.sessions (ends_at) where ended_at is not null;

-- Where somebody has signed in before, by the hash of a mark that their browser keeps.
create table identity.devices (
    username text not null references identity.accounts (username) on delete cascade,
    mark_hash bytea not null,
    seen_at timestamptz not null default now(),
    primary key (username, mark_hash)
);
