-- Copies of what people keep on their own device, locked before they came here.
-- Neither the id nor the token says whose it is: the device works both out from
-- a code that never leaves it, and of both only the SHA-256 is kept. Days count
-- from 1970-01-01. The content stands last: it may be long.
create table vaults (
    id         blob    primary key not null check (length(id) = 32),
    token      blob    not null check (length(token) = 32),
    revision   integer not null check (revision > 0),
    created_on integer not null,
    used_on    integer not null,
    content    blob    not null
) strict;

create index vaults_used on vaults (used_on);
