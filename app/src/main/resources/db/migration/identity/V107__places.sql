-- Where staff acts in somebody's place: a session beside the one it was begun in.
alter table identity.sessions add column in_place_of text;
alter table identity.sessions add column within text;
create index sessions_within on identity.sessions (within) where within is not null;
