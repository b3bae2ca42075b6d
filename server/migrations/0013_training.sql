-- Which trainings of the settings somebody has taken, and when they last did. Until when each
-- holds follows from the settings. The same SQL runs on PostgreSQL.

CREATE TABLE training (
    staff    TEXT NOT NULL REFERENCES staff (id),
    training TEXT NOT NULL, -- its name in the settings
    taken    TEXT NOT NULL, -- YYYY-MM-DD
    PRIMARY KEY (staff, training)
);
