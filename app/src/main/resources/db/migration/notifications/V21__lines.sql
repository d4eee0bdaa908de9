-- Whose turn it is: one person's line after another's, however long each is.
drop index notifications.deliveries_line;
create index deliveries_line on notifications.deliveries (channel, username, position)
    where state in ('waiting', 'sending');
