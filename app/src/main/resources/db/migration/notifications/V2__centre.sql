-- How to reach people, in this one place; fed by events. To forget somebody is to empty their row.
create table notifications.people (
    username text primary key,
    email text not null default '',
    name text not null default '',
    phone text not null default '',
    language text,
    zone text,
    quiet_from time,
    quiet_to time,
    digest text not null default 'NONE' check (digest in ('NONE', 'HOURLY', 'DAILY'))
);

-- What somebody does not want to hear, and in which way not.
create table notifications.refusals (
    username text not null,
    kind text not null,
    channel text not null,
    since timestamptz not null default now(),
    primary key (username, kind, channel)
);

-- Letters of orders go by mail and have no kind; all others say what they are about and whom to ask why.
alter table notifications.deliveries
    add column channel text not null default 'email',
    add column kind text,
    add column about jsonb,
    add column digest_at timestamptz,
    add column digest_of text;
alter table notifications.deliveries drop constraint deliveries_state_check;
alter table notifications.deliveries add constraint deliveries_state_check
    check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain', 'declined', 'held', 'gathered'));

-- Each way has a line of its own: one that is stuck is not in the way of another.
drop index notifications.deliveries_open;
drop index notifications.deliveries_line;
create index deliveries_open on notifications.deliveries (channel, position) where state in ('waiting', 'sending');
create index deliveries_line on notifications.deliveries (username, channel, position)
    where state in ('waiting', 'sending');
create index deliveries_held on notifications.deliveries (digest_at) where state = 'held';

-- What stands behind somebody's bell.
create table notifications.bell (
    position bigint generated always as identity primary key,
    id text not null unique,
    username text not null,
    kind text not null,
    subject text not null,
    content text not null,
    at timestamptz not null default now(),
    read_at timestamptz
);
create index bell_of on notifications.bell (username, position desc);
create index bell_unread on notifications.bell (username) where read_at is null;
create index bell_at on notifications.bell (at);
create index bell_read on notifications.bell (read_at) where read_at is not null;

create index deliveries_failed on notifications.deliveries (position) where state in ('failed', 'uncertain', 'declined', 'held');
create index deliveries_caused on notifications.deliveries (causation) where kind is not null;

create table notifications.secrets (
    name text primary key,
    value bytea not null
);

-- Browsers and phones that take push messages.
create table notifications.devices (
    endpoint text primary key,
    username text not null,
    key bytea not null,
    secret bytea not null,
    since timestamptz not null default now()
);
create index devices_of on notifications.devices (username);
