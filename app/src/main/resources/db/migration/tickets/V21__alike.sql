-- What a subject says, without endings: Russian and Latin words, `ё` as `е`.
create function tickets.words(subject text) returns text[]
language sql immutable parallel safe
return tsvector_to_array(to_tsvector('pg_catalog.russian', translate(left(subject, 500), 'ёЁ', 'ее')));

-- The words in subjects of open tickets. Along the key the newest of a word come together, so that a frequent word costs no more than a rare one;
-- what changes often about a ticket is elsewhere, so that no change of it writes here.
create table tickets.subject_words (
    word text collate "C" not null,
    number bigint not null,
    primary key (word, number)
);

insert into tickets.subject_words (word, number)
select w.word, t.number from tickets.tickets t, unnest(tickets.words(t.subject)) as w(word) where t.open;
