-- Every event of every topic, as it came. A partition holds what arrived on one day and is dropped whole.
create table explorer.events (
    day date not null default (now() at time zone 'utc')::date,
    at timestamptz not null,
    id text not null,
    context text not null,
    type text not null,
    topic text not null,
    partition int not null,
    event_offset bigint not null,
    key text,
    correlation text not null,
    causation text,
    payload bytea not null
) partition by range (day);

-- For the day on which nobody was there to make the day's partition.
create table explorer.events_other partition of explorer.events default;

create index events_correlation on explorer.events (correlation);
create index events_key on explorer.events (key, at);
create index events_beginnings on explorer.events (at) where causation is null;

create function explorer.make_days(today date) returns void language plpgsql as $$
declare
    day date;
begin
    perform pg_advisory_xact_lock(hashtextextended('explorer.make_days', 0));
    for i in 0 .. 2 loop
        day := today + i;
        if to_regclass('explorer.events_' || to_char(day, 'YYYYMMDD')) is null
           and not exists (select from explorer.events_other o where o.day = today + i) then
            execute format('create table explorer.%I partition of explorer.events for values from (%L) to (%L)',
                'events_' || to_char(day, 'YYYYMMDD'), day, day + 1);
        end if;
    end loop;
end $$;

create function explorer.drop_days(before date) returns void language plpgsql as $$
declare
    partition text;
begin
    perform pg_advisory_xact_lock(hashtextextended('explorer.make_days', 0));
    for partition in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'explorer.events'::regclass and c.relname ~ 'events_\d{8}$'
          and to_date(right(c.relname, 8), 'YYYYMMDD') < before
    loop
        execute format('drop table explorer.%I', partition);
    end loop;
    delete from explorer.events_other where day < before;
end $$;
