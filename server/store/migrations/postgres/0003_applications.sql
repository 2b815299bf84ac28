-- Reactions of volunteers to vacancies. What a person wrote is sealed with a key
-- that is not in here; the code of the sender's own page is only kept as a hash.
-- The id is made by who sends it, so that sending twice is the same as sending
-- once; `mark` tells whether two are the same without opening them.
create table applications (
    id          text collate "C" primary key,
    vacancy     text collate "C" not null,
    code        bytea not null unique,
    mark        bytea not null,
    content     bytea not null,
    state       text    not null
        check (state in ('ontvangen', 'gelezen', 'uitgenodigd', 'afgewezen', 'vervuld')),
    replies     bytea,
    revision    bigint not null default 0,
    received_at bigint not null,
    changed_at  bigint not null
);

create index applications_vacancy on applications (vacancy, received_at);
create index applications_received on applications (received_at);

-- Of a reaction that its sender withdrew, or that was kept long enough, the id
-- alone: should it come in once more, late, it stays away.
create table withdrawn_applications (
    id text collate "C" primary key
);

-- Vacancies for which somebody was found, and when.
create table filled_vacancies (
    vacancy   text collate "C" primary key,
    filled_at bigint not null
);

-- Letters that wait to be mailed, sealed. One server at a time has one, until
-- `claimed_until`.
create table letters (
    id            text collate "C" primary key,
    content       bytea not null,
    application   text collate "C",
    tries         bigint not null default 0,
    made_at       bigint not null,
    due_at        bigint not null,
    claimed_until bigint not null default 0
);

create index letters_due on letters (due_at);
create index letters_application on letters (application);

-- One row: which secret things in here were sealed with. Not the secret itself.
create table sealed_with (
    only_row bigint primary key default 1 check (only_row = 1),
    mark     text not null
);
