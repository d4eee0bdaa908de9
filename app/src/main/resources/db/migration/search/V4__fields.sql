-- What stands in the fields that staff has added to tickets, by their names.
alter table search.tickets add column fields jsonb not null default '{}';
create index tickets_filled on search.tickets (number) where fields <> '{}';

-- One word for a value in a field, the same for whoever writes it and whoever looks for it.
create function search.field(name text, kind text, value text) returns text
language sql immutable parallel safe
return '=' || name || ':' || case
    when kind = 'NUMBER' and value ~ '^\s*-?\d{1,15}([.]\d{1,6})?\s*$' then trim_scale(value::numeric)::text
    else left(lower(translate(regexp_replace(trim(value), '\s+', ' ', 'g'), 'ёЁ', 'ее')), 400) end;

-- The fields there are, as the desk tells them. `shown` are those that customers see.
create table search.fields (
    field text primary key,
    russian text not null,
    english text not null,
    kind text not null,
    choices text[] not null,
    shown boolean not null,
    position int not null,
    retired boolean not null
);

-- Tickets whose words are to be made anew, since somebody else may see one of their fields now.
create table search.stale (
    number bigint primary key
);
