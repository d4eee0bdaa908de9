-- How to reach who asked, and where it is: tickets are found by it. The number is its digits alone.
alter table search.tickets
    add column email text not null default '',
    add column phone text not null default '',
    add column address text not null default '';
