-- Names are compared byte by byte, as everywhere in the program, whatever the locale of the database.

-- Every version of every record that is kept. "live" marks the newest one unless it is a deletion.
CREATE TABLE record (
    sequence BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    schema INTEGER NOT NULL,
    content BYTEA NOT NULL,
    author TEXT NOT NULL,
    written TIMESTAMPTZ NOT NULL,
    token UUID NOT NULL,
    deleted BOOLEAN NOT NULL,
    live BOOLEAN NOT NULL
);

CREATE UNIQUE INDEX record_version ON record (kind, id, version);
CREATE UNIQUE INDEX record_token ON record (token);
CREATE UNIQUE INDEX record_live ON record (kind, id) WHERE live;
CREATE INDEX record_sequence ON record (kind, sequence);

-- Large contents: what they must be, and their compressed bytes.
CREATE TABLE blob (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    length BIGINT NOT NULL,
    checksum BYTEA NOT NULL,
    written TIMESTAMPTZ NOT NULL
);

CREATE TABLE blob_part (
    name TEXT COLLATE "C" NOT NULL REFERENCES blob (name) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (name, number)
);

-- The contents are compressed already.
ALTER TABLE blob_part ALTER COLUMN content SET STORAGE EXTERNAL;
