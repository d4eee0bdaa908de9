-- Which plans there are, and who has which, for who talks with customers.
create table tickets.plans (
    plan text primary key,
    russian text not null,
    english text not null
);

create table tickets.held_plans (
    subscription text primary key,
    username text not null,
    plan text not null,
    state text not null,
    at timestamptz not null
);
create index held_plans_of on tickets.held_plans (username);
