-- Who of an organisation's own provider (OpenID Connect) has which account. Found by what never
-- changes, the provider's address and its own name for the person; no mail address, and nothing
-- else that it says. The same SQL runs on PostgreSQL.

CREATE TABLE staff_identity (
    staff    TEXT   NOT NULL PRIMARY KEY REFERENCES staff (id),
    issuer   TEXT   NOT NULL, -- the provider's address, as it writes it
    subject  TEXT   NOT NULL, -- its name for the person
    bound_ms BIGINT NOT NULL, -- since 1970, UTC
    UNIQUE (issuer, subject)
);
