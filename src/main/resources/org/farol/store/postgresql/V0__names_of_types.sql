-- PostgreSQL has both under other names; the migrations call them as the standard does.
create domain blob as bytea;
create domain clob as text;
