-- One row: how far this database has published. The series is drawn when the
-- database is made, so two databases never pass for one another.
create table published (
    only_row     integer primary key default 1 check (only_row = 1),
    series       text    not null,
    version      bigint  not null check (version >= 0),
    published_at bigint  not null
);

insert into published (series, version, published_at)
values (replace(gen_random_uuid()::text, '-', ''), 0, 0);

-- A row without data is a tombstone: it stays, so that phones which still have
-- the record are told that it is gone. Compared by bytes ("C"), as SQLite does.
create table records (
    kind     text   collate "C" not null,
    id       text   collate "C" not null,
    source   text   collate "C" not null,
    modified bigint not null check (modified > 0),
    data     text,
    primary key (kind, id)
);

create index records_modified on records (modified);
