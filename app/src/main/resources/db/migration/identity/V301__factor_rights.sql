-- Rights that nobody comes near with a password alone, whichever role they have them by.
create table identity.factor_rights (name text primary key);
