-- Which column it is about, and what stood there.
alter table imports.remarks add column place text not null default '';
alter table imports.remarks add column value text not null default '';
update imports.remarks set place = substr(reason, 7), reason = 'desk' where reason like 'field:%';

-- The desk's own fields; fed by events.
create table imports.fields (
    field text primary key,
    kind text not null,
    choices text[] not null
);
