-- Lists of students that a person keeps under a name: search, filters and grouping, as the window writes them. Here and
-- not beside the window's other preferences, since what is searched for may name a student.
create table saved_view (
    name       varchar primary key,
    definition varchar not null
);
