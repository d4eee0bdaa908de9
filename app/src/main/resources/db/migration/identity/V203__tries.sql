-- How many tries are left for a hashed address or name, for all processes together. Rows live two minutes and may
-- be lost with a crash, so they are not worth being logged.
create unlogged table identity.tries (
    key bytea primary key,
    remaining double precision not null,
    at timestamptz not null,
    granted boolean not null
);
create index on identity.tries (at);
