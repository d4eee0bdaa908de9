-- What was uploaded and not sent along yet. A file that was sent has no row here.
create table files.uploads (
    id text primary key,
    owner text not null,
    bytes bigint not null,
    at timestamptz not null default now()
);

create index uploads_of on files.uploads (owner);
create index uploads_at on files.uploads (at);
