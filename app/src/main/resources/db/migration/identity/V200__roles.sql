-- Roles and the rights they are made of. One without a title is named by the texts.
create table identity.roles (
    name text primary key,
    title text not null default '',
    rights text[] not null default '{}',
    changed_at timestamptz not null default now()
);
insert into identity.roles (name)
values ('customer'), ('agent'), ('expert'), ('manager'), ('administrator'), ('staff');

-- Rights this installation has met. One that a new version brings goes to the ready roles once;
-- what an administrator takes away afterwards stays away.
create table identity.met_rights (name text primary key);

-- Who has which role, and how far it reaches.
create table identity.grants (
    username text not null references identity.accounts on delete cascade,
    role text not null references identity.roles,
    reach text not null,
    place text not null default '',
    given_by text not null,
    given_at timestamptz not null default now(),
    primary key (username, role, reach, place)
);
create index on identity.grants (role, username);

insert into identity.grants (username, role, reach, given_by)
select username, role, case role when 'customer' then 'OWN' else 'ALL' end, 'identity'
from identity.accounts, unnest(roles) role;

alter table identity.accounts drop column roles;
-- When others were told last what somebody may do; never, for who has always been just a customer.
alter table identity.accounts add column access_told_at timestamptz;
