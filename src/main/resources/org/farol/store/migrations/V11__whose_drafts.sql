-- Where several people share the data, what each is typing is that person's own, by the name of the login.
create table draft_of (
    keeper     varchar not null,
    place      varchar not null,
    field      varchar not null,
    words      varchar not null,
    changed_at timestamp with time zone not null,
    primary key (keeper, place, field)
);
insert into draft_of (keeper, place, field, words, changed_at)
    select session_user, place, field, words, changed_at from draft;
drop table draft;
alter table draft_of rename to draft;
