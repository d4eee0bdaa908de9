-- What people did, each row sealed together with the one before it. Rows are never changed; the
-- oldest are dropped when their time is over.
create table journal.entries (
    position bigint primary key,
    at timestamptz not null,
    who text not null,
    behind text,
    action text not null,
    subject text not null,
    before text not null,
    after text not null,
    origin text not null,
    client text not null,
    request text not null,
    correlation text not null,
    previous bytea not null,
    seal bytea not null,
    words tsvector not null generated always as (to_tsvector('simple',
        who || ' ' || coalesce(behind, '') || ' ' || replace(action, '.', ' ') || ' ' || subject || ' '
        || before || ' ' || after || ' ' || request || ' ' || origin)) stored
);
create index entries_at on journal.entries (at);
create index entries_who on journal.entries (who, position desc);
create index entries_action on journal.entries (action text_pattern_ops, position desc);
create index entries_words on journal.entries using gin (words);

-- Where the chain begins and ends, itself sealed, so that rows cannot be cut off at either end.
create table journal.chain (
    one boolean primary key default true check (one),
    key bytea not null,
    first_position bigint not null,
    before_first bytea not null,
    last_position bigint not null,
    last_seal bytea not null,
    seal bytea not null
);
create index entries_subject on journal.entries (subject, position);
