-- A link may carry what it is about: the address that somebody wants to have from now on.
alter table identity.links add column subject text not null default '';
alter table identity.links drop constraint links_purpose_check;
alter table identity.links add constraint links_purpose_check check (purpose in ('reset', 'unlock', 'email'));

-- Whose second factor staff took away: a mailed code stands in for it until they set up another.
alter table identity.accounts add column mailed_code boolean not null default false;
