-- The same bytes imported again under other decisions: the earlier reading is kept aside and comes back when the later
-- one is undone. So bytes are no longer unique; H2 drops the unnamed constraint with its column.
alter table import add column superseded_by bigint references import (id) on delete set null;
alter table import add column digest varchar(64) default '' not null;
update import set digest = sha256;
alter table import drop column sha256;
alter table import alter column digest rename to sha256;
