-- The desk's custom fields, as far as customers fill them in.
create table portal.fields (
    field text primary key,
    russian text not null,
    english text not null,
    kind text not null,
    choices jsonb not null,
    needed boolean not null,
    position int not null
);
