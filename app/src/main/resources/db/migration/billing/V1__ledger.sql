-- A wallet is an account that belongs to a person. Its balance is the sum of its transfers, kept here so that
-- deciding about a payment reads one row; `billing.unbalanced` shows where the two differ, which is nowhere.
create table billing.wallets (
    username text primary key,
    balance bigint not null default 0 check (balance >= 0),
    currency text not null default 'RUB',
    opened_at timestamptz not null default now()
) with (fillfactor = 50);

-- Each row takes from one account what it gives to another. Accounts are `wallet:<person>` or the company's own,
-- whose balance nobody keeps, so that no row is hot.
create table billing.transfers (
    id bigint generated always as identity primary key,
    business_key text not null unique,
    debit text not null,
    credit text not null check (credit <> debit),
    amount bigint not null check (amount > 0),
    currency text not null,
    username text not null,
    kind text not null,
    order_id bigint,
    at timestamptz not null default now()
);
create index transfers_of on billing.transfers (username, id);

create view billing.unbalanced as
select w.username, w.balance, coalesce(t.sum, 0) as transferred
from billing.wallets w
left join (
    select username, sum(case when credit = 'wallet:' || username then amount else -amount end) as sum
    from billing.transfers group by username
) t on t.username = w.username
where w.balance <> coalesce(t.sum, 0);
