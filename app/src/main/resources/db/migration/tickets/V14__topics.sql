-- What a ticket is about, as it was told last.
alter table tickets.tickets add column topic text not null default '';

update tickets.tickets t set topic = e.topic
from (
    select distinct on (ticket) ticket, facts ->> 'topic' as topic from tickets.entries
    where kind = 'Classified' order by ticket, n desc) e
where t.id = e.ticket and e.topic <> '';

-- For what is counted over a period.
create index tickets_opened on tickets.tickets (opened_at);
