-- Who agrees to hear news, as they last said; nobody else is sent any.
create table notifications.consents (
    username text primary key,
    given boolean not null,
    decided_at timestamptz not null
);
