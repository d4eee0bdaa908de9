-- What belongs to one request is shown together.
create index entries_flow on journal.entries (correlation, position);
