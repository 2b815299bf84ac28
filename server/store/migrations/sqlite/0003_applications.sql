-- Reactions of volunteers to vacancies. What a person wrote is sealed with a key
-- that is not in here; the code of the sender's own page is only kept as a hash.
-- The id is made by who sends it, so that sending twice is the same as sending
-- once; `mark` tells whether two are the same without opening them.
create table applications (
    id          text primary key not null,
    vacancy     text not null,
    code        blob not null unique,
    mark        blob not null,
    content     blob not null,
    state       text    not null
        check (state in ('ontvangen', 'gelezen', 'uitgenodigd', 'afgewezen', 'vervuld')),
    replies     blob,
    revision    integer not null default 0,
    received_at integer not null,
    changed_at  integer not null
) strict;

create index applications_vacancy on applications (vacancy, received_at);
create index applications_received on applications (received_at);

-- Of a reaction that its sender withdrew, or that was kept long enough, the id
-- alone: should it come in once more, late, it stays away.
create table withdrawn_applications (
    id text primary key not null
) strict;

-- Vacancies for which somebody was found, and when.
create table filled_vacancies (
    vacancy   text primary key not null,
    filled_at integer not null
) strict;

-- Letters that wait to be mailed, sealed. One server at a time has one, until
-- `claimed_until`.
create table letters (
    id            text primary key not null,
    content       blob not null,
    application   text,
    tries         integer not null default 0,
    made_at       integer not null,
    due_at        integer not null,
    claimed_until integer not null default 0
) strict;

create index letters_due on letters (due_at);
create index letters_application on letters (application);

-- One row: which secret things in here were sealed with. Not the secret itself.
create table sealed_with (
    only_row integer primary key default 1 check (only_row = 1),
    mark     text not null
) strict;
