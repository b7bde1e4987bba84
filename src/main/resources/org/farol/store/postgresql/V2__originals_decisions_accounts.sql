-- The file that was imported, as it is: an import loses nothing; empty for imports before this version, which kept rows
-- as text in sheet_account. What was decided of its tables is part of what it says, so that the same bytes under other
-- decisions take its place; 'unknown' for imports before this version, so that the same file again is kept whole.
alter table import add column decisions varchar default 'unknown' not null;
alter table import add column content blob default '' not null;

-- What became of one table of a file: its columns, each row without a record, each cell that was repaired, derived or
-- refused; as zipped JSON, thousands of cells that are only ever read together.
create table table_account (
    import_id bigint not null references import (id) on delete cascade,
    position  integer not null,
    account   blob not null,
    primary key (import_id, position)
);

-- Names of the columns whose values no sheet says, but follow from others; separated by commas.
alter table observation add column derived varchar default '' not null;

-- An id without RA and the RA it belongs to, as an import proved or, without import, a person said.
alter table student_link alter column import_id drop not null;

-- Links that a person undid or turned down: they are not made again.
create table link_refusal (
    own_id     varchar not null,
    student_id varchar not null,
    primary key (own_id, student_id)
);

-- What a person said a column is, for the next sheet of the same shape.
create table column_memory (
    shape       varchar not null,
    column_name varchar not null,
    role        varchar not null,
    primary key (shape, column_name)
);
