-- Files that are brought here, or were. One that was cut off is read again from its beginning.
create table imports.runs (
    id uuid primary key,
    source text not null,
    name text not null,
    path text not null,
    dry boolean not null,
    state text not null default 'RUNNING',
    detail text not null default '',
    read int not null default 0,
    known int not null default 0,
    skipped int not null default 0,
    begun_by text not null,
    begun_at timestamptz not null default now(),
    ended_at timestamptz,
    claimed_until timestamptz
);

create index runs_running on imports.runs (begun_at) where state = 'RUNNING';

-- Every record there was, once: what it is called there, and what it became.
create table imports.records (
    source text not null,
    source_id text not null,
    run uuid not null references imports.runs,
    state text not null,
    request_id text unique,
    number bigint,
    primary key (source, source_id)
);

create index records_run on imports.records (run, state);

-- Records that are not here as they were there, and why.
create table imports.remarks (
    run uuid not null references imports.runs,
    source_id text not null,
    reason text not null,
    primary key (run, source_id, reason)
);

-- Who has an account; fed by events.
create table imports.people (
    username text primary key,
    email text not null,
    staff boolean not null default false
);

create index people_email on imports.people (lower(email));
