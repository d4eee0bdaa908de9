-- who has stayed is no news
alter table tickets.presence add column since timestamptz not null default now();
