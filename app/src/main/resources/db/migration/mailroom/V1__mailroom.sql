-- Where people write to us.
create table mailroom.boxes (
    id bigint generated always as identity primary key,
    name text not null,
    address text not null,
    language text not null,
    way text not null,
    host text not null default '',
    port int not null default 0,
    security text not null default 'TLS',
    login text not null default '',
    password bytea,
    folder text not null default 'INBOX',
    afterwards text not null default 'MOVE',
    moved_to text not null default '',
    active boolean not null default true,
    -- what the server calls this folder's numbers, and the last one that is safe with us
    validity bigint,
    last_uid bigint not null default 0,
    next_at timestamptz not null default now(),
    looked_at timestamptz,
    fetched_at timestamptz,
    failing_since timestamptz,
    reason text,
    detail text not null default '',
    -- whether anybody heard that it fails
    told boolean not null default false,
    claimed_until timestamptz,
    changed_by text not null,
    version int not null default 1
);
create unique index boxes_address on mailroom.boxes (address);

-- Rises with every change of a box, so that every process notices.
create table mailroom.edition (
    number bigint not null
);
insert into mailroom.edition values (1);

-- Numbers of a folder whose mails the server could not hand over yet.
create table mailroom.missed (
    box_id bigint not null references mailroom.boxes on delete cascade,
    validity bigint not null,
    uid bigint not null,
    tries int not null default 1,
    reason text not null,
    next_at timestamptz not null,
    primary key (box_id, validity, uid)
);

-- Every mail that came, once for each box it came to, with what became of it.
create table mailroom.mails (
    id bigint generated always as identity primary key,
    box_id bigint not null references mailroom.boxes,
    message_id text not null,
    -- of what it says: two that share a name and nothing else are two mails
    digest bytea not null,
    way text not null,
    bytes int not null,
    envelope text not null,
    recipient text not null,
    sender text not null default '',
    sender_name text not null default '',
    subject text not null default '',
    received_at timestamptz not null default now(),
    -- how often it was brought
    seen int not null default 1,
    fate text not null default 'WAITING',
    reason text,
    detail text not null default '',
    attempts int not null default 0,
    next_at timestamptz not null default now(),
    claimed_until timestamptz,
    -- somebody let it pass that was held for its sender's sake
    released boolean not null default false,
    customer text not null default '',
    request_id text,
    ticket text,
    handled_at timestamptz,
    handled_by text not null default '',
    words tsvector generated always as
        (to_tsvector('simple', translate(sender || ' ' || sender_name || ' ' || subject, '@.', '  '))) stored
);
create unique index mails_once on mailroom.mails (box_id, message_id, digest);
create index mails_waiting on mailroom.mails (next_at, id) where fate = 'WAITING';
create index mails_troubled on mailroom.mails (id) where fate in ('TROUBLED', 'HELD');
create index mails_of_sender on mailroom.mails (sender, handled_at) where fate in ('TICKET', 'REPLY');
create index mails_of_customer on mailroom.mails (customer) where customer <> '';
create index mails_request on mailroom.mails (request_id) where request_id is not null;
create index mails_name on mailroom.mails (message_id);
create index mails_words on mailroom.mails using gin (words);
create index mails_old on mailroom.mails (received_at);

-- The mails as they came, apart: lists need not wade through them.
create table mailroom.raws (
    mail_id bigint primary key references mailroom.mails on delete cascade,
    content bytea not null
);
alter table mailroom.raws alter column content set storage external;
