-- Rules that came with the product, each once: what staff makes of them, or throws away, stays so.
create table rules.shipped (name text primary key);
