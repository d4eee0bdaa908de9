-- A long line in which everybody was tried is not gone through again for the few who were not.
create index tickets_tried on assignment.tickets (tried) where state = 'WAITING';
