-- Numbers are compared by their digits, without what is dialled before them in Russia (PhoneNumber.plain says the same).
alter table tickets.people add column digits text collate "C" not null generated always as (
    regexp_replace(regexp_replace(phone, '[^0-9]', '', 'g'), '^[78](?=[0-9]{10}$)', '')) stored;
create index people_digits on tickets.people (digits) where digits <> '';
create index people_email on tickets.people (lower(email)) where email <> '';

-- Whoever asked without an account is found when they ask again.
insert into tickets.people (username, name, email, phone, address)
select distinct on (customer) customer, name, email, phone, address
from tickets.tickets
where customer like 'guest-%' and name || email || phone <> ''
order by customer, number desc
on conflict (username) do nothing;

-- The number that customers last gave is theirs.
update tickets.people p set phone = t.phone
from (
    select distinct on (customer) customer, phone from tickets.tickets
    where phone <> '' and customer not like 'guest-%' order by customer, number desc) t
where p.username = t.customer and p.phone = '';
