-- What each hour of the week has asked for, added up over the last weeks; no row tells of one
-- week alone after the second. People are in thousandths, so that also one of them fades. The
-- same SQL runs on PostgreSQL.

CREATE TABLE week_hour (
    hour      BIGINT NOT NULL PRIMARY KEY, -- 0 begins on Monday at midnight by the clock on the wall
    last_week BIGINT NOT NULL,             -- whole weeks since 1970; the newest in it
    weeks     BIGINT NOT NULL,             -- how many are in it
    offered   BIGINT NOT NULL,
    abandoned BIGINT NOT NULL,
    waited_ms BIGINT NOT NULL,
    talks     BIGINT NOT NULL,
    talked_ms BIGINT NOT NULL
);
