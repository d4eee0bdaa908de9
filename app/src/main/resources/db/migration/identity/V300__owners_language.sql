-- Letters go in the owner's language, whoever asked for them in which.
alter table identity.reset_wishes drop column language;
