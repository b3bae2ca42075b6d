-- Staff accounts, counts of feedback, and what staff did. Never a word a visitor
-- wrote, and nothing about a visitor. The same SQL is meant to run on PostgreSQL.

CREATE TABLE staff (
    id            TEXT   NOT NULL PRIMARY KEY, -- UUID
    name          TEXT   NOT NULL UNIQUE,      -- for signing in
    alias         TEXT   NOT NULL,             -- what visitors see
    role          TEXT   NOT NULL,
    languages     TEXT   NOT NULL,             -- tags, separated by commas
    capacity      BIGINT NOT NULL,             -- talks at once
    password_hash TEXT   NOT NULL,             -- Argon2id, PHC form
    standing      TEXT   NOT NULL              -- active or disabled
);

-- One row per month, question and answer: answers of one person cannot be put
-- together again.
CREATE TABLE feedback (
    month    TEXT   NOT NULL, -- YYYY-MM
    question TEXT   NOT NULL,
    answer   TEXT   NOT NULL,
    n        BIGINT NOT NULL,
    PRIMARY KEY (month, question, answer)
);

CREATE TABLE audit (
    id    TEXT   NOT NULL PRIMARY KEY, -- UUID, version 7: sorts by time
    at_ms BIGINT NOT NULL,             -- since 1970, UTC
    actor TEXT,                        -- staff id; NULL is the command line
    act   TEXT   NOT NULL,
    about TEXT   NOT NULL              -- staff id
);
