-- Open pages look at what is new once a second: that must stay cheap also right after a million rows came at once, when
-- summaries of ranges have not caught up.
drop index tickets.entries_at;
create index entries_at on tickets.entries (at);
