-- One row: how far this database has published. The series is drawn when the
-- database is made, so two databases never pass for one another.
create table published (
    only_row     integer primary key default 1 check (only_row = 1),
    series       text    not null,
    version      integer not null check (version >= 0),
    published_at integer not null
) strict;

insert into published (series, version, published_at)
values (lower(hex(randomblob(16))), 0, 0);

-- A row without data is a tombstone: it stays, so that phones which still have
-- the record are told that it is gone.
create table records (
    kind     text    not null,
    id       text    not null,
    source   text    not null,
    modified integer not null check (modified > 0),
    data     text,
    primary key (kind, id)
) strict;

create index records_modified on records (modified);
