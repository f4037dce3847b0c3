-- Every version of every record that is kept. "live" marks the newest one unless it is a deletion.
CREATE TABLE record (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    content BLOB NOT NULL,
    author TEXT NOT NULL,
    written TEXT NOT NULL,
    token TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    live INTEGER NOT NULL
);

CREATE UNIQUE INDEX record_version ON record (kind, id, version);
CREATE UNIQUE INDEX record_token ON record (token);
CREATE UNIQUE INDEX record_live ON record (kind, id) WHERE live;
CREATE INDEX record_sequence ON record (kind, sequence);

-- Large contents: what they must be, and their compressed bytes.
CREATE TABLE blob (
    name TEXT NOT NULL PRIMARY KEY,
    length INTEGER NOT NULL,
    checksum BLOB NOT NULL,
    written TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE blob_part (
    name TEXT NOT NULL REFERENCES blob (name) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    content BLOB NOT NULL
);

CREATE UNIQUE INDEX blob_part_number ON blob_part (name, number);
