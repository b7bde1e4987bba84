-- What was changed of a note, as is kept of an intervention.
create table student_note_change (
    id          bigint generated always as identity primary key,
    note_id     bigint not null references student_note (id) on delete cascade,
    changed_at  timestamp with time zone not null,
    part        varchar not null,
    before_text varchar not null,
    after_text  varchar not null
);
create index student_note_change_by_note on student_note_change (note_id);
