-- Who is to be erased, and how it stands. While one goes on there is no other.
create table privacy.erasures (
    id text primary key,
    username text not null,
    asked_by text not null,
    reason text not null,
    state text not null check (state in ('ASKED', 'WAITING', 'CLOSING', 'REFUSED', 'CANCELLED', 'DONE')),
    asked_at timestamptz not null default now(),
    due_at timestamptz,
    ended_at timestamptz
);
create unique index erasures_open on privacy.erasures (username) where state in ('ASKED', 'WAITING', 'CLOSING');
create index erasures_due on privacy.erasures (due_at) where state = 'WAITING';
create index erasures_of on privacy.erasures (username, asked_at desc);

-- What each context says about it; asked once at the beginning and once at the end.
create table privacy.erasure_answers (
    erasure text not null references privacy.erasures on delete cascade,
    round int not null,
    context text not null,
    objections text[] not null,
    primary key (erasure, round, context)
);
