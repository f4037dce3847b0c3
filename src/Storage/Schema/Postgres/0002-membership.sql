-- Who is in the cluster. Orleans asks through the statements of orleansquery, whose name, keys, parameters and result columns it fixes (10.4.2); the tables
-- behind them are ours.

-- A cluster, with the version of its list of members: every change of the list names the version it has seen, and of two changes one wins.
CREATE TABLE membership (
    cluster TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 0,
    changed TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE membership_silo (
    cluster TEXT NOT NULL REFERENCES membership (cluster) ON DELETE CASCADE,
    address TEXT NOT NULL,
    port INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    name TEXT NOT NULL,
    host TEXT NOT NULL,
    status INTEGER NOT NULL,
    gateway_port INTEGER,
    suspicions TEXT,
    started TIMESTAMPTZ (3) NOT NULL,
    alive TIMESTAMPTZ (3) NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);

CREATE TABLE orleansquery (
    querykey TEXT NOT NULL PRIMARY KEY,
    querytext TEXT NOT NULL
);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $statement$
    WITH founded AS (
        INSERT INTO membership (cluster) VALUES (@DeploymentId) ON CONFLICT (cluster) DO NOTHING RETURNING cluster
    )
    SELECT EXISTS (SELECT FROM founded)
$statement$),

-- The row of the cluster is changed first: it is the lock, and who comes second finds another version and changes nothing.
('InsertMembershipKey', $statement$
    WITH advanced AS (
        UPDATE membership SET version = version + 1, changed = now()
        WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS (
            SELECT FROM membership_silo AS silo
            WHERE silo.cluster = @DeploymentId AND silo.address = @Address AND silo.port = @Port AND silo.generation = @Generation)
        RETURNING cluster
    ), joined AS (
        INSERT INTO membership_silo (cluster, address, port, generation, name, host, status, gateway_port, started, alive)
        SELECT advanced.cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM advanced
        RETURNING cluster
    )
    SELECT EXISTS (SELECT FROM joined)
$statement$),

('UpdateMembershipKey', $statement$
    WITH advanced AS (
        UPDATE membership SET version = version + 1, changed = now()
        WHERE cluster = @DeploymentId AND version = @Version AND EXISTS (
            SELECT FROM membership_silo AS silo
            WHERE silo.cluster = @DeploymentId AND silo.address = @Address AND silo.port = @Port AND silo.generation = @Generation)
        RETURNING cluster
    ), updated AS (
        UPDATE membership_silo AS silo SET status = @Status, suspicions = @SuspectTimes, alive = @IAmAliveTime
        FROM advanced
        WHERE silo.cluster = advanced.cluster AND silo.address = @Address AND silo.port = @Port AND silo.generation = @Generation
        RETURNING silo.cluster
    )
    SELECT EXISTS (SELECT FROM updated)
$statement$),

-- A sign of life is no change of the list: the version stays.
('UpdateIAmAlivetimeKey', $statement$
    UPDATE membership_silo SET alive = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$statement$),

-- The version is asked for even where no silo fits: hence the outer joins.
('MembershipReadRowKey', $statement$
    SELECT membership.cluster AS DeploymentId, silo.address AS Address, silo.port AS Port, silo.generation AS Generation, silo.name AS SiloName,
        silo.host AS HostName, silo.status AS Status, silo.gateway_port AS ProxyPort, silo.suspicions AS SuspectTimes, silo.started AS StartTime,
        silo.alive AS IAmAliveTime, membership.version AS Version
    FROM membership LEFT JOIN membership_silo AS silo
        ON silo.cluster = membership.cluster AND silo.address = @Address AND silo.port = @Port AND silo.generation = @Generation
    WHERE membership.cluster = @DeploymentId
$statement$),

('MembershipReadAllKey', $statement$
    SELECT membership.cluster AS DeploymentId, silo.address AS Address, silo.port AS Port, silo.generation AS Generation, silo.name AS SiloName,
        silo.host AS HostName, silo.status AS Status, silo.gateway_port AS ProxyPort, silo.suspicions AS SuspectTimes, silo.started AS StartTime,
        silo.alive AS IAmAliveTime, membership.version AS Version
    FROM membership LEFT JOIN membership_silo AS silo ON silo.cluster = membership.cluster
    WHERE membership.cluster = @DeploymentId
$statement$),

('GatewaysQueryKey', $statement$
    SELECT address AS Address, gateway_port AS ProxyPort, generation AS Generation FROM membership_silo
    WHERE cluster = @DeploymentId AND status = @Status AND gateway_port > 0
$statement$),

-- 3 is Orleans' number for an active silo.
('CleanupDefunctSiloEntriesKey', $statement$
    DELETE FROM membership_silo WHERE cluster = @DeploymentId AND alive < @IAmAliveTime AND status <> 3
$statement$),

-- The silos go with their cluster.
('DeleteMembershipTableEntriesKey', $statement$
    DELETE FROM membership WHERE cluster = @DeploymentId
$statement$);
