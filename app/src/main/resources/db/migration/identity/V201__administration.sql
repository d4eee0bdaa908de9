alter table identity.accounts add column blocked_at timestamptz;
create index accounts_blocked on identity.accounts (username) where blocked_at is not null;
create index accounts_name on identity.accounts (username text_pattern_ops);
create index accounts_email on identity.accounts (lower(email) text_pattern_ops);

-- Who asked somebody in, and whom they meant.
alter table identity.invitations add column invited_by text not null default 'identity';
alter table identity.invitations add column meant_for text not null default '';
