-- What organisations confirm of what volunteers say they did.
--
-- A code of six digits that went to an organisation's own address, for one claim. Only a keyed
-- hash of it is here, with a key that is not in the database.
create table confirmation_codes (
    id           text    primary key not null,
    claim        text    not null,
    organisation text    not null,
    hash         text    not null,
    tries        integer not null default 0,
    sent_at      integer not null,
    expires_at   integer not null
) strict;

create index confirmation_codes_claim on confirmation_codes (claim);
create index confirmation_codes_organisation on confirmation_codes (organisation, sent_at);

-- An answer that waits until the volunteer's device fetches it: sealed, and found by a hash of the
-- code that only the device and the claim's link have.
create table confirmations (
    pickup      text    primary key not null,
    sealed      blob    not null,
    answered_at integer not null
) strict;

create index confirmations_answered on confirmations (answered_at);

-- Every credential that was issued, without a word about the volunteer: to show what an
-- organisation confirmed, to confirm a claim once, and to revoke. `claim` is a hash.
create table recognitions (
    id           text    primary key not null,
    claim        text    not null unique,
    organisation text    not null,
    issued_at    integer not null,
    revoked_at   integer,
    reason       text,
    check ((revoked_at is null) = (reason is null))
) strict;
