-- What can be subscribed to. A plan that is offered no longer goes on for those who have it.
create table subscriptions.plans (
    id text primary key check (id ~ '^[a-z0-9-]{1,40}$'),
    name_ru text not null,
    name_en text not null,
    price bigint not null check (price >= 0),
    currency text not null default 'RUB',
    period text not null check (period in ('MONTH', 'YEAR')),
    visits int not null check (visits >= 0),
    response_minutes int not null check (response_minutes > 0),
    offered boolean not null default true,
    told boolean not null default false,
    changed_at timestamptz not null default now()
);

-- Somebody's subscription at the price that was agreed. `period_end` is the first day that is not paid for; `anchor` the
-- day of the month on which periods begin, where the month has it; `periods` how many were invoiced.
create table subscriptions.subscriptions (
    id text primary key,
    username text not null,
    plan_id text not null references subscriptions.plans,
    price bigint not null,
    currency text not null,
    period text not null,
    state text not null check (state in ('ACTIVE', 'SUSPENDED', 'CANCELLED')),
    method text not null check (method in ('WALLET', 'CARD')),
    anchor int not null check (anchor between 1 and 31),
    zone text not null,
    period_start date not null,
    period_end date not null check (period_end >= period_start),
    periods int not null default 0,
    ends boolean not null default false,
    started_at timestamptz not null default now(),
    ended_at timestamptz
) with (fillfactor = 80);
create unique index subscriptions_of on subscriptions.subscriptions (username) where state <> 'CANCELLED';
create index subscriptions_due on subscriptions.subscriptions (period_end) where state = 'ACTIVE';

-- What the next invoice takes along: what is left of a plan that was changed, a credit, something by hand.
create table subscriptions.pending_lines (
    id bigint generated always as identity primary key,
    subscription_id text not null references subscriptions.subscriptions,
    kind text not null,
    plan_id text references subscriptions.plans,
    note text,
    from_day date,
    to_day date,
    amount bigint not null,
    author text
);
create index pending_of on subscriptions.pending_lines (subscription_id);

-- One row: the number of the next invoice. It moves in the transaction that writes the invoices, so none is left out.
create table subscriptions.numbering (one boolean primary key default true check (one), next bigint not null);
insert into subscriptions.numbering (next) values (1);

create table subscriptions.invoices (
    id text primary key,
    number bigint not null unique,
    subscription_id text not null references subscriptions.subscriptions,
    username text not null,
    period int not null,
    period_start date not null,
    period_end date not null,
    total bigint not null check (total >= 0),
    currency text not null,
    method text not null,
    state text not null check (state in ('OPEN', 'PAID')),
    attempt int not null default 0,
    failures int not null default 0,
    charge_key text unique,
    next_at timestamptz,
    reason text,
    refunded bigint not null default 0 check (refunded between 0 and total),
    issued_at timestamptz not null,
    paid_at timestamptz,
    unique (subscription_id, period)
) with (fillfactor = 70);
create index invoices_of on subscriptions.invoices (username, number);
create index invoices_to_try on subscriptions.invoices (next_at) where state = 'OPEN' and charge_key is null;
create index invoices_open on subscriptions.invoices (subscription_id) where state = 'OPEN';

create table subscriptions.invoice_lines (
    invoice_id text not null references subscriptions.invoices,
    position int not null,
    kind text not null,
    plan_id text,
    note text,
    from_day date,
    to_day date,
    amount bigint not null,
    primary key (invoice_id, position)
);

-- Every try to get an invoice paid, for its owner's eyes.
create table subscriptions.charges (
    charge_key text primary key,
    invoice_id text not null references subscriptions.invoices,
    method text not null,
    amount bigint not null,
    asked_at timestamptz not null,
    state text not null default 'ASKED' check (state in ('ASKED', 'PAID', 'FAILED')),
    reason text,
    answered_at timestamptz
) with (fillfactor = 70);
create index charges_of on subscriptions.charges (invoice_id);

create table subscriptions.refunds (
    id text primary key,
    invoice_id text not null references subscriptions.invoices,
    amount bigint not null check (amount > 0),
    target text not null check (target in ('WALLET', 'CARD')),
    reason text not null,
    author text not null,
    state text not null default 'ASKED' check (state in ('ASKED', 'DONE', 'REFUSED')),
    asked_at timestamptz not null,
    answered_at timestamptz
);
create index refunds_of on subscriptions.refunds (invoice_id);

-- A run over all subscriptions that were due when it began.
create table subscriptions.runs (
    id bigint generated always as identity primary key,
    begun_at timestamptz not null,
    due bigint not null,
    done bigint not null default 0,
    ended_at timestamptz
);
create unique index runs_open on subscriptions.runs ((true)) where ended_at is null;

-- How to write to somebody.
create table subscriptions.people (
    username text primary key,
    email text,
    name text,
    language text
);

insert into subscriptions.plans (id, name_ru, name_en, price, period, visits, response_minutes) values
    ('basic', 'Базовый', 'Basic', 49000, 'MONTH', 0, 1440),
    ('home', 'Для дома', 'Home', 149000, 'MONTH', 2, 480),
    ('business', 'Для бизнеса', 'Business', 499000, 'MONTH', 10, 60),
    ('home-year', 'Для дома, на год', 'Home, a year', 1490000, 'YEAR', 24, 480);
