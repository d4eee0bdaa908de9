create table customers.profiles (
    username text primary key,
    name text not null,
    email text not null,
    language text not null default 'ru' check (language in ('ru', 'en')),
    delivery_address text not null default '',
    version int not null default 1,
    changed_at timestamptz not null default now()
);
