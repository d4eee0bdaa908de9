-- Which plan somebody chose when joining, until they subscribe.
create table subscriptions.wishes (
    username text primary key,
    plan_id text not null,
    card boolean not null default false,
    wished_at timestamptz not null
);
