-- What happened is named by its business key, and what it did by the kind: a posting is unique by both.
drop view billing.unbalanced;
update billing.transfers set business_key = 'order:' || order_id where order_id is not null;
alter table billing.transfers
    drop constraint transfers_business_key_key,
    add constraint transfers_once unique (business_key, kind),
    add column seal bigint;

-- Tells that a posting is as it was written.
create function billing.seal(business_key text, kind text, debit text, credit text, amount bigint, currency text, username text)
returns bigint language sql stable return
    hashtextextended(concat_ws('|', business_key, kind, debit, credit, amount, currency, username), 0);

update billing.transfers set seal = billing.seal(business_key, kind, debit, credit, amount, currency, username);
alter table billing.transfers alter column seal set not null;

create function billing.keep_posting() returns trigger language plpgsql as $$
begin
    raise exception 'a posting is never changed, only reversed';
end $$;
create trigger kept before update or delete on billing.transfers
    for each statement execute function billing.keep_posting();

-- Money set aside for something: gone from the balance, not yet anybody else's.
alter table billing.wallets add column held bigint not null default 0 check (held >= 0);

create table billing.holds (
    id text primary key,
    username text not null references billing.wallets,
    amount bigint not null check (amount > 0),
    currency text not null,
    payee text not null,
    purpose text not null,
    state text not null check (state in ('HELD', 'SETTLED', 'VOIDED', 'EXPIRED')),
    settled bigint not null default 0 check (settled between 0 and amount),
    expires_at timestamptz not null,
    placed_at timestamptz not null default now(),
    closed_at timestamptz
) with (fillfactor = 80);
create index holds_open on billing.holds (expires_at) where state = 'HELD';
create index holds_of on billing.holds (username) where state = 'HELD';

-- Who moved money by hand, and why.
create table billing.reasons (
    business_key text not null,
    kind text not null,
    author text not null,
    reason text not null,
    primary key (business_key, kind),
    foreign key (business_key, kind) references billing.transfers (business_key, kind)
);

create view billing.moved as
select username,
    sum(case 'wallet:' || username when credit then amount when debit then -amount else 0 end) as balance,
    sum(case 'held:' || username when credit then amount when debit then -amount else 0 end) as held
from billing.transfers group by username;

create view billing.unbalanced as
select w.username, w.balance, w.held, coalesce(m.balance, 0) as moved, coalesce(m.held, 0) as moved_held
from billing.wallets w left join billing.moved m on m.username = w.username
where w.balance <> coalesce(m.balance, 0) or w.held <> coalesce(m.held, 0);
