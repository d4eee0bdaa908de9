-- What Keycloak calls the session there that one here came from, so that it can end it.
alter table identity.sessions add column outside_id text;
create index on identity.sessions (outside_id) where outside_id is not null;
