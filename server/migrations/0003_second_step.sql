-- The second step of signing in: what the authenticator app of a counsellor and the server
-- share, and the recovery codes that are left. The same SQL runs on PostgreSQL.

CREATE TABLE second_step (
    staff       TEXT   NOT NULL PRIMARY KEY REFERENCES staff (id),
    secret      TEXT   NOT NULL, -- sealed with the cluster's secret, when there is one
    newest_step BIGINT NOT NULL, -- of 30 seconds since 1970; this one and those before are used up
    wrong       BIGINT NOT NULL  -- wrong codes since the last right one
);

CREATE TABLE recovery_code (
    staff TEXT NOT NULL REFERENCES second_step (staff) ON DELETE CASCADE,
    hash  TEXT NOT NULL, -- Argon2id, PHC form
    PRIMARY KEY (staff, hash)
);
