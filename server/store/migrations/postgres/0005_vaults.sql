-- Copies of what people keep on their own device, locked before they came here.
-- Neither the id nor the token says whose it is: the device works both out from
-- a code that never leaves it, and of both only the SHA-256 is kept. Days count
-- from 1970-01-01.
create table vaults (
    id         bytea  primary key check (length(id) = 32),
    token      bytea  not null check (length(token) = 32),
    revision   bigint not null check (revision > 0),
    created_on bigint not null,
    used_on    bigint not null,
    content    bytea  not null
);

-- What is locked cannot be made smaller.
alter table vaults alter column content set storage external;

create index vaults_used on vaults (used_on);
