-- Up to when somebody has read a ticket's talk.
create table portal.reads (
    request_id text not null,
    reader text not null,
    role text not null,
    up_to timestamptz not null,
    primary key (request_id, reader)
);
