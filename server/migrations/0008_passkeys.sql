-- Passkeys: the public halves of keys that counsellors keep on their own devices, and the
-- one-time invitations by which the first of them is made. The same SQL runs on PostgreSQL.

CREATE TABLE passkey (
    id            TEXT   NOT NULL PRIMARY KEY,           -- UUID
    staff         TEXT   NOT NULL REFERENCES staff (id),
    credential_id TEXT   NOT NULL UNIQUE,                -- as the device names it, base64url
    credential    TEXT   NOT NULL,                       -- the public key and its counter, JSON
    uses          BIGINT NOT NULL,                       -- sign-ins: of two at once from the same state one counts
    name          TEXT   NOT NULL,                       -- as its owner calls it
    added_ms      BIGINT NOT NULL,                       -- since 1970, UTC
    used_ms       BIGINT                                 -- NULL: never yet
);

-- One at a time for each account: a new one takes the place of the one before.
CREATE TABLE invitation (
    staff      TEXT   NOT NULL PRIMARY KEY REFERENCES staff (id),
    token_hash TEXT   NOT NULL UNIQUE, -- SHA-256, in hex
    ends_ms    BIGINT NOT NULL         -- since 1970, UTC
);
