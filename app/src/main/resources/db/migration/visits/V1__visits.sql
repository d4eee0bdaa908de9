-- Tickets that somebody may have to drive to, as far as it concerns whoever drives.
create table visits.visits (
    ticket text primary key,
    number bigint not null,
    expert text not null default '',
    experts text[] not null default '{}',
    customer text not null,
    name text not null default '',
    phone text not null default '',
    address text not null,
    subject text not null default '',
    words text not null default '',
    product text not null default '',
    wished_at timestamptz,
    planned_at timestamptz,
    phase text not null,
    state text not null default 'PLANNED',
    changed_at timestamptz not null
) with (fillfactor = 85);

create index visits_open on visits.visits (expert) where expert <> '' and phase in ('NEW', 'WORKING', 'WAITING');
create index visits_lately on visits.visits (expert, changed_at) where expert <> '';
create index visits_of on visits.visits (customer);

-- What experts have reported, each once, in the order in which it arrived. The words went to the desk.
create table visits.acts (
    act text not null,
    n bigint generated always as identity,
    ticket text not null,
    expert text not null,
    step text not null,
    planned timestamptz,
    minutes int not null,
    at timestamptz not null,
    clash text not null default '',
    taken_at timestamptz not null default now(),
    primary key (ticket, act)
);

create index acts_of on visits.acts (ticket, n);
