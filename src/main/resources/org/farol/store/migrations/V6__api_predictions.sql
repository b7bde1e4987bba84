-- What programs asked of the local API and were answered. Numbered by the journal that they stand in first, so that one
-- that was written twice is known.
create table api_prediction (
    id            bigint primary key,
    student_id    varchar not null,
    answered_at   timestamp with time zone not null,
    model_version varchar not null,
    threshold     double precision not null,
    risk          double precision not null,
    -- The reasons as they were told, and what was asked: JSON.
    factors       varchar not null,
    payload       varchar not null,
    -- By feature of the model, in its order: the value, separated by semicolons, and the bin of the training reference.
    features      varchar not null,
    bins          varchar not null
);
create index api_prediction_by_student on api_prediction (student_id, id);

-- How many of a run of answers of one model fell into each bin, so that drift can be told without reading them again.
create table api_prediction_block (
    model_version varchar not null,
    last_id       bigint not null,
    first_id      bigint not null,
    answers       integer not null,
    counts        varchar not null,
    primary key (model_version, last_id)
);
