-- Prepared replies that a counsellor has written for themselves. Nobody else is shown them, and
-- they go with the account. The same SQL runs on PostgreSQL.

CREATE TABLE own_reply (
    id         TEXT   NOT NULL PRIMARY KEY,                                 -- UUID
    staff      TEXT   NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    language   TEXT   NOT NULL,                                             -- nb, nn, en
    title      TEXT   NOT NULL,
    text       TEXT   NOT NULL
);

CREATE INDEX own_reply_staff ON own_reply (staff);
