-- Roles for which a second factor is demanded, where it differs from the setting.
create table identity.factor_rules (
    role text primary key,
    demanded boolean not null
);

-- Authenticator apps: the secret is sealed; the last step that was used is never taken again.
create table identity.authenticators (
    username text primary key references identity.accounts (username) on delete cascade,
    sealed bytea not null,
    confirmed boolean not null default false,
    last_step bigint not null default 0
);

create table identity.recovery_codes (
    username text not null references identity.accounts (username) on delete cascade,
    code_hash bytea not null,
    primary key (username, code_hash)
);

-- Sign-ins between the password and the second factor, by the hash of a secret that the browser keeps.
create table identity.entries (
    secret_hash bytea primary key,
    username text not null references identity.accounts (username) on delete cascade,
    session text,
    code_hash bytea,
    codes int not null default 0,
    ends_at timestamptz not null
);

create index entries_of on identity.entries (username);
