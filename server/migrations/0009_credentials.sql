-- Which sessions of an account count, and whose its password is. Accounts from before go on as
-- they were: no upgrade throws anybody out, or asks for another password.

ALTER TABLE staff ADD COLUMN era             BIGINT NOT NULL DEFAULT 0;     -- sessions of earlier eras are over
ALTER TABLE staff ADD COLUMN password_origin TEXT   NOT NULL DEFAULT 'own'; -- own or issued
