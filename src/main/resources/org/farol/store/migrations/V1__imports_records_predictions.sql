create table import (
    id          bigint generated always as identity primary key,
    file        varchar not null,
    sha256      varchar(64) not null unique,
    imported_at timestamp with time zone not null
);

-- Every non-blank row as the sheet has it (an import loses nothing), what each column was taken for, each row without a
-- record, and each cell that was repaired, derived or refused, as JSON arrays: thousands of cells that are only ever
-- read together.
create table sheet_account (
    import_id    bigint not null references import (id) on delete cascade,
    sheet        varchar not null,
    raw_rows     clob not null,
    columns      clob not null,
    refused_rows clob not null,
    cells        clob not null,
    primary key (import_id, sheet)
);

-- What one sheet says of one student-year, under the id that the sheet uses. The records are merged from these.
create table observation (
    id              bigint generated always as identity (cache 1000) primary key,
    import_id       bigint not null references import (id) on delete cascade,
    own_id          varchar not null,
    ano             integer not null,
    source_sheet    varchar not null,
    source_row      integer not null,
    fase            integer,
    turma           varchar,
    idade           integer,
    genero          varchar,
    instituicao     varchar,
    ano_ingresso    integer,
    pedra           varchar,
    inde            double precision,
    iaa             double precision,
    ieg             double precision,
    ips             double precision,
    ida             double precision,
    ipp             double precision,
    ipv             double precision,
    ian             double precision,
    mat             double precision,
    por             double precision,
    ing             double precision,
    ponto_virada    integer,
    fase_ideal      integer,
    defasagem       integer,
    rank_geral      integer,
    rank_fase       integer,
    rank_turma      integer,
    nome            varchar,
    nascimento      varchar,
    anos_pm         integer
);

-- An id without RA and the RA it was proved to belong to.
create table student_link (
    own_id     varchar primary key,
    student_id varchar not null,
    import_id  bigint not null references import (id) on delete cascade
);

create table prediction (
    id            bigint generated always as identity (cache 1000) primary key,
    student_id    varchar not null,
    ano           integer not null,
    model_version varchar not null,
    threshold     double precision not null,
    risk          double precision not null,
    scored_at     timestamp with time zone not null
);
create index prediction_by_year on prediction (ano, model_version);
create index prediction_by_student on prediction (student_id);
