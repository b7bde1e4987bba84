-- What was agreed to do for a student. Deleting only marks it, so that it can be undone.
create table intervention (
    id          bigint generated always as identity primary key,
    student_id  varchar not null,
    kind        varchar not null,
    agreed      varchar not null,
    responsible varchar not null,
    starts      date not null,
    due         date,
    status      varchar not null,
    notes       varchar not null,
    outcome     varchar not null,
    -- The student's latest record when it was agreed: what comes later can be compared with it.
    base_year   integer,
    created_at  timestamp with time zone not null,
    changed_at  timestamp with time zone not null,
    version     integer not null,
    deleted     boolean not null
);
create index intervention_by_student on intervention (student_id);

create table intervention_change (
    id              bigint generated always as identity primary key,
    intervention_id bigint not null references intervention (id) on delete cascade,
    changed_at      timestamp with time zone not null,
    part            varchar not null,
    before_text     varchar not null,
    after_text      varchar not null
);
create index intervention_change_by_intervention on intervention_change (intervention_id);

create table student_note (
    id         bigint generated always as identity primary key,
    student_id varchar not null,
    words      varchar not null,
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    version    integer not null,
    deleted    boolean not null
);
create index student_note_by_student on student_note (student_id);

-- What was typed and not saved yet, field by field as it stands there, whether it makes sense or not.
create table draft (
    place      varchar not null,
    field      varchar not null,
    words      varchar not null,
    changed_at timestamp with time zone not null,
    primary key (place, field)
);
