-- Who did what when to the data. Rows are only ever added; the hash of each covers the one before, so that a row that was
-- changed, put in or taken out shows. Students stand in it under pseudonyms only.
create table audit_entry (
    id          bigint primary key,
    happened_at timestamp(3) with time zone not null,
    who         varchar not null,
    event       varchar not null,
    about       varchar not null,
    hash        varchar(64) not null
);

-- The last entry; whoever adds one holds this row, so that two at a time come one after the other.
create table audit_head (
    id   bigint not null,
    hash varchar(64) not null
);
insert into audit_head (id, hash) values (0, '');

-- What pseudonyms are computed with, in hex: empty until the first is needed.
create table pseudonym_key (
    secret varchar(64) not null
);
insert into pseudonym_key (secret) values ('');

-- Who was erased, under pseudonyms, so that an older copy of the data does not bring them back.
create table erasure (
    pseudonym varchar(64) primary key,
    erased_at timestamp(3) with time zone not null,
    -- Whether the file still has bytes of them, in space that was freed.
    left_behind boolean not null
);

-- The original file was taken out because it spoke of a student who was erased.
alter table import add column content_erased boolean default false not null;
