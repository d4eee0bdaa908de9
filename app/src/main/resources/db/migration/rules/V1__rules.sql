-- What is written to people; a version is never changed, so that what was sent can be shown as it was.
create table rules.templates (
    id bigint generated always as identity primary key,
    name text not null unique,
    event_type text not null,
    version int not null
);

create table rules.template_versions (
    template_id bigint not null references rules.templates,
    version int not null,
    subject_ru text not null,
    body_ru text not null,
    subject_en text not null,
    body_en text not null,
    changed_by text not null,
    changed_at timestamptz not null default now(),
    primary key (template_id, version)
);

-- Who is told what when something happens; those of one event in the order of their rank.
create table rules.rules (
    id bigint generated always as identity primary key,
    rank int not null,
    name text not null,
    event_type text not null,
    kind text not null,
    conditions jsonb not null,
    recipients jsonb not null,
    channels text[] not null,
    template_id bigint not null references rules.templates,
    language text,
    timing text not null,
    last boolean not null,
    active boolean not null,
    since timestamptz not null,
    version int not null default 1,
    changed_by text not null,
    changed_at timestamptz not null default now()
);

-- Rises with every change, so that every process notices that what it remembers is old.
create table rules.edition (
    number bigint not null
);
insert into rules.edition values (1);

-- How to write to whom; fed by events.
create table rules.readers (
    username text primary key,
    language text,
    zone text
);

-- Who has a role, and who works in a queue; fed by events.
create table rules.members (
    kind text not null check (kind in ('ROLE', 'QUEUE')),
    name text not null,
    username text not null,
    primary key (kind, name, username)
);
create index members_of on rules.members (username);
