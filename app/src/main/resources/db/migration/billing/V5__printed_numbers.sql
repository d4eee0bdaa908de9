-- Invoices are called by the number that is printed on them. Those from before were told without it.
alter table billing.invoices add printed text;
update billing.invoices set printed = 'OP-' || lpad(number::text, 6, '0');
