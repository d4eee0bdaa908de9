-- Whom Keycloak calls how: bound once, whatever they are called there later.
create table identity.linked (
    subject text primary key,
    username text not null unique references identity.accounts (username) on delete cascade,
    linked_at timestamptz not null default now()
);

-- What ends a session at Keycloak, too: its proof of who signed in, sealed.
alter table identity.sessions add column outside bytea;
