-- What people report about a record ("klopt dit niet?"). The id is made by who
-- sends it, so that sending twice is the same as sending once. The address is
-- erased as soon as there is an answer, or after a while.
create table corrections (
    id          text   collate "C" primary key,
    kind        text   not null,
    record      text   not null,
    subject     text   not null,
    words       text   not null,
    email       text,
    lang        text   not null,
    received_at bigint not null,
    answered_at bigint,
    answer      text,
    check ((answered_at is null) = (answer is null))
);

create index corrections_received on corrections (received_at);
