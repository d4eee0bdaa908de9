-- What joining takes beside name, address and password; administrators change it while people join.
create table identity.registration_steps (
    name text primary key,
    kind text not null check (kind in ('FIELD', 'CONSENT', 'EMAIL')),
    type text not null check (type in ('TEXT', 'NUMBER', 'DATE', 'CHOICE', 'YES_NO')),
    title_ru text not null,
    title_en text not null,
    choices text[] not null default '{}',
    required boolean not null,
    active boolean not null,
    position int not null
);

insert into identity.registration_steps (name, kind, type, title_ru, title_en, required, active, position)
values ('email-check', 'EMAIL', 'YES_NO', 'Проверка почты', 'E-mail check', true, false, 1000);

-- What people answered, sealed; gone with the account.
create table identity.registration_answers (
    username text not null references identity.accounts (username) on delete cascade,
    step text not null references identity.registration_steps (name),
    sealed bytea not null,
    answered_at timestamptz not null default now(),
    primary key (username, step)
);

alter table identity.accounts add column email_proved_at timestamptz;
