-- A database for each process, so that a forbidden join fails by itself.
create database front owner opora;
create database billing owner opora;
create database orders owner opora;
create database desk owner opora;
create database notifications owner opora;
