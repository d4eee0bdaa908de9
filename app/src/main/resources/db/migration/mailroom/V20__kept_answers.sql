-- What requests with a key of their sender's were answered; kept for a day.
create table mailroom.kept_answers (
    username text not null,
    key text not null,
    asked bytea not null,
    sealed bytea,
    at timestamptz not null default now(),
    primary key (username, key)
);
create index on mailroom.kept_answers (at);
