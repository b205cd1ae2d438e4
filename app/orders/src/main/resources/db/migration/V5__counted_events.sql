-- Events that are in the sales. They stay: the archive of an event bus can be replayed at any time.
CREATE TABLE IF NOT EXISTS counted_events (
    event_id BINARY(16) NOT NULL,
    PRIMARY KEY (event_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
