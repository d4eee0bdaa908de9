-- What the desk does and says again and again.
create table tickets.macros (
    id bigint generated always as identity primary key,
    name text not null,
    shortcut text not null default '',
    words jsonb not null,
    version int not null default 1
);

create unique index macros_shortcut on tickets.macros (lower(shortcut)) where shortcut <> '';

-- What was done to many tickets at once, and to which of them.
create table tickets.bulks (
    id uuid primary key,
    who text not null,
    words jsonb not null,
    at timestamptz not null,
    undone_at timestamptz
);
create index bulks_at on tickets.bulks (at);

create table tickets.bulk_items (
    bulk uuid not null references tickets.bulks on delete cascade,
    ticket uuid not null,
    before int not null,
    after int not null,
    field text not null,
    reason text not null,
    primary key (bulk, ticket)
);
