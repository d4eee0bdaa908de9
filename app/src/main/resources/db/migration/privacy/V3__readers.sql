-- In what language people are written to.
create table privacy.readers (
    username text primary key,
    language text not null
);
