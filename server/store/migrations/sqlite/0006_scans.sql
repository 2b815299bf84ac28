-- How often codes on printed matter were used: a number for each code and week,
-- and nothing about who used it. A week is that of ISO 8601, such as 2026-W49.
create table scans (
    week  text    not null,
    code  text    not null,
    count integer not null check (count > 0),
    primary key (week, code)
) strict, without rowid;
