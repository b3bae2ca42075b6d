-- What staff did, as a chain of hashes (server/src/domain/audit.rs has the rule).
-- SQL alone cannot hash: whatever stands in `audit` is moved here, in the order of its
-- ids, when the records are opened and with every act that is added. `audit` stays, so
-- that a node of the release before may still write to it while the others are replaced.

CREATE TABLE audit_chain (
    number BIGINT NOT NULL PRIMARY KEY, -- 1, 2, 3 and so on
    id     TEXT   NOT NULL UNIQUE,      -- UUID, version 7
    at_ms  BIGINT NOT NULL,             -- since 1970, UTC
    actor  TEXT,                        -- staff id; NULL is the command line
    act    TEXT   NOT NULL,
    about  TEXT   NOT NULL,             -- staff id
    hash   TEXT   NOT NULL              -- SHA-256 of this row and the one before, in hex
);
