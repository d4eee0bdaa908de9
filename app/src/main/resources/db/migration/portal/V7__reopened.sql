-- What was done is no longer so once a ticket is taken up again.
update portal.tickets set resolution = '' where resolution <> '' and phase in ('NEW', 'WORKING', 'WAITING');
