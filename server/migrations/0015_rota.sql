-- Who is on when. A shift lies within one day of the house; old ones are deleted with everybody in
-- them. The same SQL runs on PostgreSQL.

CREATE TABLE rota_shift (
    id   TEXT NOT NULL PRIMARY KEY, -- UUID
    day  TEXT NOT NULL,             -- YYYY-MM-DD
    span TEXT NOT NULL              -- HH:MM-HH:MM by the clock on the wall; 24:00 ends the day
);

CREATE TABLE rota_place (
    shift TEXT NOT NULL REFERENCES rota_shift (id) ON DELETE CASCADE,
    staff TEXT NOT NULL REFERENCES staff (id),
    part  TEXT NOT NULL,            -- member or stand_in
    PRIMARY KEY (shift, staff)
);
