-- What a visitor's wishes are met by. Unlike a language it is never a condition.

ALTER TABLE staff ADD COLUMN themes TEXT NOT NULL DEFAULT ''; -- separated by commas; empty is all
ALTER TABLE staff ADD COLUMN gender TEXT;                     -- woman or man; NULL meets no wish for one
