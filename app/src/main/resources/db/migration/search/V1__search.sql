-- Words become what their forms have in common: Russian and English endings are cut off, `ё` is `е`.
-- The limit keeps every vector below the megabyte that PostgreSQL allows.
create function search.vector(words text, weight "char") returns tsvector
language sql immutable parallel safe
return setweight(to_tsvector('pg_catalog.russian', left(translate(words, 'ёЁ', 'ее'), 100000)), weight);

-- Tags as people write them, with commas between.
create function search.tags(words text) returns text[]
language sql immutable parallel safe
return coalesce(regexp_split_to_array(nullif(trim(words), ''), '\s*,\s*'), '{}');

-- Tickets as they stand in a list of what was found; all that changes often is here, away from the index of words.
create table search.tickets (
    number bigint primary key,
    customer text not null,
    name text not null,
    subject text not null,
    product text not null,
    tags text[] not null,
    channel text not null,
    status text not null,
    phase text not null,
    queue text not null default '',
    expert text not null default '',
    opened_at timestamptz not null
) with (fillfactor = 85);
create index tickets_opened on search.tickets (opened_at desc, number desc);
create index tickets_of on search.tickets (customer, opened_at desc, number desc);
create index tickets_expert on search.tickets (expert, opened_at desc, number desc) where expert <> '';
create index tickets_queued on search.tickets (queue, opened_at desc, number desc) where queue <> '';

-- What was said on them. What is `inner` is not for the customer.
create table search.texts (
    number bigint not null,
    line text not null,
    "inner" boolean not null,
    words text not null,
    at timestamptz not null,
    primary key (number, line)
);

-- What they are found by. `shown` is the customer's share where that is less than all.
create table search.words (
    number bigint primary key,
    opened_at timestamptz not null,
    words tsvector not null,
    shown tsvector
);
create index words_opened on search.words (opened_at desc, number desc);
-- What has arrived waits outside the index's tree, for writing's sake, but so little that searching does not feel it.
create index words_all on search.words using gin (words) with (gin_pending_list_limit = 512);

-- How many texts have a word, about: rare words are looked up in the index, frequent ones by going through tickets.
create table search.lexemes (
    word text primary key,
    texts bigint not null
) with (fillfactor = 80);
-- For those who have not typed the whole word yet.
create index lexemes_begin on search.lexemes (word text_pattern_ops);

-- What is left of a word when one letter is left out: two words that differ by a slip of the finger have it in common.
create table search.slips (
    slip text not null,
    word text not null,
    primary key (slip, word)
);
create index slips_of on search.slips (word);

-- Vectors whose words are still to be counted.
create table search.heard (
    id bigint generated always as identity primary key,
    number bigint not null,
    words tsvector not null
);
create index heard_of on search.heard (number);

-- What the desk's statuses are called.
create table search.statuses (
    status text primary key,
    russian text not null,
    english text not null,
    phase text not null,
    position int not null,
    retired boolean not null
);
