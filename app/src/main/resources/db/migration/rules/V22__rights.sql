-- What a role may do, so that a rule can mean whoever has a right; fed by events.
create table rules.role_rights (
    role text primary key,
    rights text[] not null,
    defined_at timestamptz not null
);

-- Whether they have it without bounds; who was told of before is taken to.
alter table rules.members add column everywhere boolean not null default true;

-- Locked accounts are for all who may compose roles, whatever their role is called.
update rules.rules set recipients = '[{"kind": "RIGHT", "value": "identity.roles"}]'
where event_type = 'opora.identity.AccountLocked' and changed_by = 'opora'
and recipients = '[{"kind": "ROLE", "value": "administrator"}]';
