-- Invoices as they were told of, so that people see all their money in one place.
create table billing.invoices (
    id text primary key,
    username text not null,
    number bigint not null,
    total bigint not null,
    currency text not null,
    issued_at timestamptz not null,
    paid_at timestamptz
) with (fillfactor = 80);
create index invoices_of on billing.invoices (username, issued_at desc);
