-- The backbone's own tables, one set per database. Every statement may run again.

create schema if not exists backbone;

-- This script as it last ran here: a process that starts with the same one leaves the tables alone.
create table if not exists backbone.layout (
    one boolean primary key default true check (one),
    script text not null
);

-- Names this database in event ids, so that positions of two stores never meet.
create table if not exists backbone.store (
    one boolean primary key default true check (one),
    id text not null default lpad(to_hex(floor(random() * 4294967295)::bigint), 8, '0')
);
insert into backbone.store default values on conflict do nothing;

-- Cache 1: a session that hoarded positions would break the order of positions within a key.
create sequence if not exists backbone.position as bigint start 1 cache 1;
-- The first position ever drawn is 2, because a writer registers the last one drawn and owns only what is above it.
select setval('backbone.position', 1, true)
where (select last_value = 1 and not is_called from backbone.position);

create table if not exists backbone.events (
    position bigint not null,
    at timestamptz not null default clock_timestamp(),
    context text not null,
    type text not null,
    topic text not null,
    key text,
    correlation text not null,
    causation text,
    trace text,
    payload bytea not null,
    primary key (position)
) partition by range (position);

-- Keeps at least one empty partition ahead of the writers. Called at start and then every minute.
create or replace function backbone.make_room(step bigint) returns void language plpgsql as $$
declare
    upper_bound bigint;
    last bigint;
begin
    perform pg_advisory_xact_lock(5715912352063291392);
    select last_value into last from backbone.position;
    select coalesce(max(substring(c.relname from 'events_to_(\d+)$')::bigint), 0) into upper_bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'backbone.events'::regclass;
    while upper_bound < last + step loop
        -- Attached, not created in place: that would lock out every writer behind the longest one.
        execute format('create table backbone.%I (like backbone.events including all)',
            'events_to_' || (upper_bound + step));
        execute format('alter table backbone.events attach partition backbone.%I for values from (%s) to (%s)',
            'events_to_' || (upper_bound + step), upper_bound, upper_bound + step);
        upper_bound := upper_bound + step;
    end loop;
end $$;

-- Appends events inside the caller's transaction. The shared lock registers the last position drawn by anybody
-- before ours are drawn: all of ours lie above it, and whoever reads sees the lock until we have committed.
-- A rollback to a savepoint drops the lock together with the positions drawn under it; the next call registers anew.
create or replace function backbone.append(
    of_context text, types text[], topics text[], keys text[], correlations text[], causations text[],
    traces text[], payloads bytea[]) returns bigint
language plpgsql security definer as $$
begin
    perform pg_advisory_xact_lock_shared(
        5715630877086580736 | (select last_value from backbone.position));
    insert into backbone.events (position, context, type, topic, key, correlation, causation, trace, payload)
    select nextval('backbone.position'), of_context, e.type, e.topic, e.key, e.correlation, e.causation, e.trace,
           e.payload
    from unnest(types, topics, keys, correlations, causations, traces, payloads)
        as e(type, topic, key, correlation, causation, trace, payload);
    return currval('backbone.position');
end $$;

-- Every position up to the answer is committed or will never be. The two reads must stay in this order: a writer
-- that registers after the second one draws positions above the first.
-- Whoever has read everything drawn so far is answered without a look at all locks of the server.
drop function if exists backbone.horizon();
create or replace function backbone.horizon(read bigint default 0) returns bigint language plpgsql volatile as $$
declare
    drawn bigint;
    registered bigint;
begin
    select last_value into drawn from backbone.position;
    if drawn <= read then
        return drawn;
    end if;
    select min(((l.classid::bigint & 65535) << 32) | l.objid::bigint) into registered
    from pg_locks l
    where l.locktype = 'advisory' and l.objsubid = 1 and (l.classid::bigint >> 16) = 20306
      and l.database = (select d.oid from pg_database d where d.datname = current_database());
    return least(drawn, registered);
end $$;

revoke insert on backbone.events from public;

-- How far the relay has come: everything up to `position` has reached Kafka.
create table if not exists backbone.relay (
    one boolean primary key default true check (one),
    position bigint not null default 0
);
insert into backbone.relay default values on conflict do nothing;

-- The last acknowledged position of each topic partition, which the next record names as its predecessor, and the
-- offset it got; the next relay looks whether it is still there.
create table if not exists backbone.lanes (
    topic text not null,
    partition int not null,
    position bigint not null,
    at_offset bigint not null default -1,
    primary key (topic, partition)
) with (fillfactor = 50);

-- What a consumer takes next from each partition, and the last position it has seen of each store; negative when
-- records were missing since. `whole` says that no record was ever missing. `epoch` is the leader's that wrote the last
-- record read, by which Kafka knows whether its log was cut off since.
create table if not exists backbone.positions (
    consumer text not null,
    topic text not null,
    partition int not null,
    next bigint not null,
    marks jsonb not null default '{}',
    whole boolean not null default true,
    epoch int not null default -1,
    primary key (consumer, topic, partition)
) with (fillfactor = 50);

-- Ids of events that came from outside any store, kept per day of their arrival so that old days can be dropped.
create table if not exists backbone.inbox (
    day date not null,
    consumer text not null,
    id uuid not null,
    primary key (consumer, id, day)
) partition by range (day);
create table if not exists backbone.inbox_other partition of backbone.inbox default;

create or replace function backbone.make_days(today date) returns void language plpgsql as $$
declare
    day date;
begin
    perform pg_advisory_xact_lock(5715912352063291393);
    for i in 0 .. 2 loop
        day := today + i;
        if to_regclass('backbone.inbox_' || to_char(day, 'YYYYMMDD')) is null
           and not exists (select from backbone.inbox_other o where o.day = make_days.today + i) then
            execute format('create table backbone.%I (like backbone.inbox including all)',
                'inbox_' || to_char(day, 'YYYYMMDD'));
            execute format('alter table backbone.inbox attach partition backbone.%I for values from (%L) to (%L)',
                'inbox_' || to_char(day, 'YYYYMMDD'), day, day + 1);
        end if;
    end loop;
end $$;

-- Events whose handling failed, each with the later ones of its key behind it, in order.
create table if not exists backbone.parked (
    id bigint generated always as identity primary key,
    consumer text not null,
    topic text not null,
    partition int not null,
    line text not null,
    event_offset bigint not null,
    event_id text not null,
    context text not null,
    type text not null,
    key text,
    at timestamptz not null,
    correlation text not null,
    causation text,
    trace text,
    payload bytea not null,
    state text not null check (state in ('waiting', 'retrying', 'dead')),
    attempts int not null default 0,
    next_at timestamptz not null default now(),
    cause text,
    stack text,
    parked_at timestamptz not null default now()
);
create index if not exists parked_line on backbone.parked (consumer, topic, line, id);
create index if not exists parked_due on backbone.parked (consumer, next_at) where state = 'retrying';

-- What an operator threw away, and why.
create table if not exists backbone.discarded (
    id bigint primary key,
    consumer text not null,
    topic text not null,
    type text not null,
    key text,
    event_id text not null,
    payload bytea not null,
    cause text,
    reason text not null,
    who text not null,
    at timestamptz not null default now()
);

-- What operators did to waiting events, with the payload as it was before.
create table if not exists backbone.interventions (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    who text not null,
    verb text not null check (verb in ('retry', 'edit', 'discard')),
    reason text,
    consumer text not null,
    type text not null,
    key text,
    event_id text not null,
    payload bytea not null
);
alter table backbone.interventions add column if not exists edited bytea;

-- What wakes a saga or an act when nothing else does.
create table if not exists backbone.timers (
    context text not null,
    name text not null,
    key text not null,
    due_at timestamptz not null,
    correlation text not null,
    causation text,
    trace text,
    primary key (context, key, name)
);
-- Not led by the context: whoever cancels timers by their keys must find no second way to them, which read every
-- row there had ever been.
drop index if exists backbone.timers_due;
create index if not exists timers_due_at on backbone.timers (due_at);

create table if not exists backbone.sagas (
    context text not null,
    saga text not null,
    key text not null,
    state bytea not null,
    changed_at timestamptz not null default now(),
    primary key (context, saga, key)
);

-- Compensations a saga owes, last one first.
create table if not exists backbone.undos (
    id bigint generated always as identity primary key,
    context text not null,
    saga text not null,
    key text not null,
    type text not null,
    topic text not null,
    event_key text,
    payload bytea not null
);
create index if not exists undos_of on backbone.undos (context, saga, key, id);

-- Keys that seal what events say of persons, wrapped. Those made here are `own`; the others came by Kafka. One without
-- `wrapped` is destroyed. `told` says that the other databases know it as it stands.
create table if not exists backbone.person_keys (
    id text primary key,
    person text not null,
    own boolean not null,
    wrapped bytea,
    told boolean not null default false,
    made_at timestamptz not null default now()
);
create unique index if not exists person_keys_own on backbone.person_keys (person) where own;
create index if not exists person_keys_of on backbone.person_keys (person) where not own;
create index if not exists person_keys_untold on backbone.person_keys (id) where not told;

-- Whose keys are destroyed, for ever.
create table if not exists backbone.erased_persons (
    person text primary key,
    at timestamptz not null default now()
);

-- How far this database has read the topic of keys.
create table if not exists backbone.person_keys_read (
    one boolean primary key default true check (one),
    topic_id text,
    next bigint not null default 0
);
insert into backbone.person_keys_read default values on conflict do nothing;
