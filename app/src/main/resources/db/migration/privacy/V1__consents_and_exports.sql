-- What people may agree to, each wording for ever: a consent is worth only what was read.
create table privacy.purposes (
    name text not null,
    version int not null,
    title_ru text not null,
    title_en text not null,
    words_ru text not null,
    words_en text not null,
    published_at timestamptz not null default now(),
    primary key (name, version)
);
insert into privacy.purposes (name, version, title_ru, title_en, words_ru, words_en) values
    ('news', 1, 'Новости и предложения', 'News and offers',
     'Присылайте мне новости и предложения по почте. Отозвать согласие можно в любой момент.',
     'Send me news and offers by mail. I can withdraw this at any time.'),
    ('improvement', 1, 'Улучшение сервиса', 'Improving the service',
     'Используйте то, как я пользуюсь сервисом, чтобы его улучшать. Отозвать согласие можно в любой момент.',
     'Use how I use the service to improve it. I can withdraw this at any time.');

-- Every decision, never changed; the latest counts.
create table privacy.decisions (
    position bigint generated always as identity primary key,
    username text not null,
    purpose text not null,
    version int not null,
    given boolean not null,
    decided_at timestamptz not null default now(),
    foreign key (purpose, version) references privacy.purposes (name, version)
);
create index decisions_of on privacy.decisions (username, purpose, position desc);

-- What people wanted to see of themselves, and what arrived of it, still sealed.
create table privacy.exports (
    id text primary key,
    username text not null,
    wanted_at timestamptz not null default now()
);
create index exports_of on privacy.exports (username, wanted_at desc);
create table privacy.pieces (
    export text not null references privacy.exports on delete cascade,
    context text not null,
    part int not null,
    parts int not null,
    sealed text not null,
    primary key (export, context, part)
);
