-- Experts and what speaks for giving them work.
create table assignment.experts (
    username text primary key,
    active boolean not null,
    barred boolean not null default false,
    skills jsonb not null,
    regions text[] not null,
    languages text[] not null,
    zone text not null,
    week jsonb not null,
    cap int not null,
    traits jsonb not null,
    -- rises with every choice, so that turns go around
    turn bigint not null default 0,
    version int not null default 1,
    changed_by text not null,
    changed_at timestamptz not null default now()
);

create table assignment.absences (
    id bigint generated always as identity primary key,
    username text not null references assignment.experts on delete cascade,
    from_at timestamptz not null,
    to_at timestamptz not null,
    note text not null,
    check (from_at < to_at)
);
create index absences_of on assignment.absences (username, to_at);

-- Who works here, and so can become an expert; fed by events.
create table assignment.staff (
    username text primary key
);

-- What else can be known of an expert.
create table assignment.traits (
    name text primary key,
    kind text not null check (kind in ('TEXT', 'NUMBER', 'YES_NO', 'CHOICE')),
    choices text[] not null
);

-- The rules of choice: every version there was; the last one is live.
create table assignment.rules (
    version int primary key,
    content jsonb not null,
    changed_by text not null,
    changed_at timestamptz not null default now()
);

-- What was learnt from closed tickets; every version there was, at most one of them is in use.
create table assignment.models (
    version int generated always as identity primary key,
    learnt_at timestamptz not null default now(),
    examples int not null,
    topics text[] not null,
    shares double precision[] not null,
    held_out int not null,
    accuracy double precision not null,
    macro_f1 double precision not null,
    calibration_error double precision not null,
    -- of what was in use then, on the same tickets
    before_accuracy double precision not null,
    before_macro_f1 double precision not null,
    taken boolean not null,
    current boolean not null,
    content bytea
);
create unique index models_current on assignment.models (current) where current;

-- Rises with every change of rules or models, so that every process notices.
create table assignment.edition (
    number bigint not null
);
insert into assignment.edition values (1);

-- Our own copy of tickets; fed by events. What their words say of people goes when they are erased.
create table assignment.tickets (
    ticket text primary key,
    number bigint not null,
    customer text not null,
    words text not null,
    address text not null,
    facts jsonb not null,
    urgency smallint not null,
    state text not null check (state in ('UNSURE', 'WAITING', 'CHOSEN', 'ASSIGNED', 'OUT')),
    topic text not null,
    confidence double precision not null,
    model text not null,
    -- what it was first taken for, and whether that was enough to choose by
    first_topic text not null,
    first_confidence double precision not null,
    routed boolean not null,
    -- what people say it is about; null as long as nobody says otherwise
    true_topic text,
    expert text,
    chosen_by text,
    chosen_first text,
    begun boolean not null default false,
    due_at timestamptz,
    passed text[] not null default '{}',
    -- up to which moment of the line nobody fitted; null before the first try
    tried bigint,
    told boolean not null default false,
    opened_at timestamptz not null,
    closed_at timestamptz
);
create index tickets_waiting on assignment.tickets (urgency desc, opened_at, ticket) where state = 'WAITING';
create index tickets_open on assignment.tickets (expert) where expert is not null and state in ('CHOSEN', 'ASSIGNED');
create index tickets_untouched on assignment.tickets (due_at) where not begun and state in ('CHOSEN', 'ASSIGNED');
create index tickets_closed on assignment.tickets (closed_at) where closed_at is not null;
create index tickets_opened on assignment.tickets (opened_at);
create index tickets_of on assignment.tickets (customer);

-- What was decided, and out of what.
create table assignment.decisions (
    id bigint generated always as identity primary key,
    ticket text not null,
    at timestamptz not null,
    kind text not null check (kind in ('CLASSIFIED', 'CHOSEN', 'NOBODY', 'TAKEN_BACK', 'BY_HAND', 'CORRECTED')),
    topic text not null,
    confidence double precision not null,
    model text not null,
    expert text not null,
    by text not null,
    reason text not null,
    considered jsonb not null,
    standings jsonb not null,
    rules int not null
);
create index decisions_of on assignment.decisions (ticket, id);
create index decisions_choices on assignment.decisions (id desc) where kind in ('CHOSEN', 'NOBODY');

-- One row. Whoever holds it chooses; `moment` rises whenever somebody becomes free.
create table assignment.line (
    moment bigint not null,
    turn bigint not null,
    free text[] not null,
    rules int not null
);
insert into assignment.line values (1, 0, '{}', 0);

