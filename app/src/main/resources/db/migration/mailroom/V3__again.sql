-- When a mail was brought once more that was here already.
alter table mailroom.mails add column seen_at timestamptz;

create index mails_again on mailroom.mails (id) where seen > 1 or fate = 'DUPLICATE';
