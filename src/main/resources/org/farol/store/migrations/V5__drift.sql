-- How far the students of a year, as an import left them, or those of a window of calls, without import and year, had
-- moved from the students that a model learned from. Undoing the import takes it along.
create table drift (
    id            bigint generated always as identity primary key,
    computed_at   timestamp with time zone not null,
    import_id     bigint references import (id) on delete cascade,
    model_version varchar not null,
    ano           integer,
    students      integer not null,
    -- What came true of a year that the model had not learned from, once it was known.
    outcome_year  integer,
    outcome_rate  double precision,
    auc           double precision,
    brier         double precision,
    recall        double precision
);
create index drift_by_import on drift (import_id);

create table drift_value (
    drift_id bigint not null references drift (id) on delete cascade,
    variable varchar not null,
    psi      double precision not null,
    p        double precision not null,
    severity varchar not null,
    primary key (drift_id, variable)
);
