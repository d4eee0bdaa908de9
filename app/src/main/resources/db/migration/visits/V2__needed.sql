-- What has to be filled in where a visit is finished: the desk's fields, and the statuses that need them.
create table visits.fields (
    field text primary key,
    russian text not null,
    english text not null,
    kind text not null,
    choices text[] not null,
    needed text[] not null,
    position int not null
);

create table visits.statuses (
    status text primary key,
    phase text not null,
    position int not null
);

alter table visits.visits add column fields jsonb not null default '{}';

-- Where a report clashed for want of a field: which, and all that was reported, so that it can be completed.
alter table visits.acts add column field text not null default '';
alter table visits.acts add column told jsonb;
