-- What was done is no longer so once a ticket is taken up again; its entries keep the words.
update tickets.tickets set resolution = '' where resolution <> '' and phase in ('NEW', 'WORKING', 'WAITING');
