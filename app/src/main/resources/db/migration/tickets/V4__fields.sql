-- Fields that staff has added to tickets; their values lie in tickets.fields by name.
create table tickets.fields (
    field text primary key,
    russian text not null,
    english text not null,
    kind text not null,
    choices text[] not null,
    for_customers boolean not null,
    needed text[] not null,
    position int not null,
    retired boolean not null,
    version int not null
);

-- Open tickets by what stands in such a field.
create index tickets_fields on tickets.tickets using gin (fields jsonb_path_ops) where fields <> '{}';

-- The same words for both sides.
update tickets.statuses set russian = 'Нужен ответ', english = 'Answer needed', version = version + 1, told = false
where status = 'waiting' and russian = 'Ждёт вас';
