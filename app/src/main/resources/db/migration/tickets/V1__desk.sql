-- What people call a ticket by.
create sequence tickets.number start 1001;

-- The statuses there are, as staff has them; phases are what programs rely on.
create table tickets.statuses (
    status text primary key,
    russian text not null,
    english text not null,
    phase text not null,
    clocks_run boolean not null,
    changes boolean not null,
    cancels boolean not null,
    reopens boolean not null,
    position int not null,
    retired boolean not null default false,
    told boolean not null default false
);

-- Which status may follow which: by whom (a right), and what must be filled in then.
create table tickets.moves (
    before text not null references tickets.statuses,
    after text not null references tickets.statuses,
    who text not null,
    needs text[] not null default '{}',
    primary key (before, after)
);

insert into tickets.statuses (status, russian, english, phase, clocks_run, changes, cancels, reopens, position) values
    ('new', 'Новое', 'New', 'NEW', true, true, true, false, 10),
    ('assigned', 'Назначено', 'Assigned', 'WORKING', true, true, true, false, 20),
    ('working', 'В работе', 'In progress', 'WORKING', true, false, true, false, 30),
    ('waiting', 'Ждёт вас', 'Waiting for you', 'WAITING', false, true, true, false, 40),
    ('solved', 'Решено', 'Solved', 'DONE', false, false, false, true, 50),
    ('closed', 'Закрыто', 'Closed', 'CLOSED', false, false, false, true, 60),
    ('cancelled', 'Отменено', 'Cancelled', 'CANCELLED', false, false, false, true, 70);

insert into tickets.moves (before, after, who, needs) values
    ('new', 'assigned', 'tickets.work', '{}'),
    ('new', 'working', 'tickets.work', '{}'),
    ('new', 'waiting', 'tickets.work', '{}'),
    ('new', 'solved', 'tickets.work', '{resolution}'),
    ('new', 'cancelled', 'tickets.work', '{reason}'),
    ('assigned', 'working', 'tickets.work', '{}'),
    ('assigned', 'waiting', 'tickets.work', '{}'),
    ('assigned', 'solved', 'tickets.work', '{resolution}'),
    ('assigned', 'cancelled', 'tickets.work', '{reason}'),
    ('working', 'waiting', 'tickets.work', '{}'),
    ('working', 'solved', 'tickets.work', '{resolution}'),
    ('working', 'cancelled', 'tickets.work', '{reason}'),
    ('waiting', 'working', 'tickets.work', '{}'),
    ('waiting', 'solved', 'tickets.work', '{resolution}'),
    ('waiting', 'cancelled', 'tickets.work', '{reason}'),
    ('solved', 'working', 'tickets.work', '{}'),
    ('solved', 'closed', 'tickets.work', '{}'),
    ('closed', 'working', 'tickets.assign', '{reason}'),
    ('cancelled', 'new', 'tickets.assign', '{reason}');

-- Tickets as they are now; those of rank 0 come first. Lists run along the partial indexes below, so that they cost the same with a thousand
-- tickets and with a million; the words of a ticket may be searched by an index over `subject` and `body` later.
create table tickets.tickets (
    id uuid primary key,
    number bigint not null,
    request_id text not null,
    channel text not null,
    customer text not null,
    name text not null,
    email text not null,
    phone text not null,
    mail_id text not null,
    opened_by text not null,
    opened_at timestamptz not null,
    kind text not null,
    subject text not null,
    body text not null,
    product text not null,
    address text not null,
    wished_at timestamptz,
    impact text not null,
    urgency text not null,
    rank smallint not null,
    tags text[] not null,
    fields jsonb not null,
    files jsonb not null,
    status text not null,
    phase text not null,
    resumes text not null default '',
    queue text not null default '',
    expert text not null default '',
    resolution text not null default '',
    stars smallint not null default 0,
    done_at timestamptz,
    version int not null,
    changed_at timestamptz not null,
    open boolean generated always as (phase in ('NEW', 'WORKING', 'WAITING')) stored
) with (fillfactor = 85);

create unique index tickets_once on tickets.tickets (request_id);
create unique index tickets_number on tickets.tickets (number);
create index tickets_of on tickets.tickets (customer, number desc);
create index tickets_open on tickets.tickets (rank, number) where open;
create index tickets_free on tickets.tickets (rank, number) where open and expert = '';
create index tickets_queued on tickets.tickets (rank, number) where open and queue <> '';
create index tickets_mine on tickets.tickets (expert, rank, number) where open and expert <> '';
create index tickets_waiting on tickets.tickets (rank, number) where phase = 'WAITING';
create index tickets_expert on tickets.tickets (expert, number desc) where expert <> '';
create index tickets_done on tickets.tickets (done_at) where phase = 'DONE';

-- All that happened to a ticket, in its order: what it is now is the sum of these.
create table tickets.entries (
    ticket uuid not null,
    n int not null,
    kind text not null,
    who text not null,
    role text not null,
    request_id text not null,
    facts jsonb not null,
    at timestamptz not null,
    primary key (ticket, n)
);

create unique index entries_once on tickets.entries (ticket, request_id) where request_id <> '';

-- For the open pages of other processes, which look at what is new once a second.
create index entries_at on tickets.entries using brin (at) with (pages_per_range = 16, autosummarize = on);

-- Customers, as far as an agent on the phone must find them.
create table tickets.people (
    username text primary key,
    name text not null default '',
    email text not null default '',
    address text not null default '',
    phone text not null default '',
    words tsvector generated always as (to_tsvector('simple', regexp_replace(
        username || ' ' || name || ' ' || email || ' ' || phone || ' ' || regexp_replace(phone, '[^0-9]', '', 'g'),
        '[^[:alnum:]]+', ' ', 'g'))) stored
);

create index people_words on tickets.people using gin (words);

-- Who works here, and the rights behind their roles.
create table tickets.staff (
    username text not null,
    role text not null,
    primary key (username, role)
);

create table tickets.working_roles (
    role text primary key
);
