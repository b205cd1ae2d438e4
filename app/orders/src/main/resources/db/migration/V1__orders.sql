-- One statement a file: neither MySQL nor MariaDB takes a table back when a later statement fails.
-- An id is a UUID of version 7 in its 16 bytes, so that the order of the key is the order of placing.
-- Times are UTC. utf8mb4_bin is the binary collation that both know; it compares as written.
CREATE TABLE IF NOT EXISTS orders (
    id         BINARY(16)   NOT NULL,
    customer   VARCHAR(100) NOT NULL,
    product    VARCHAR(100) NOT NULL,
    quantity   INT          NOT NULL,
    status     VARCHAR(16)  NOT NULL,
    created_at DATETIME(3)  NOT NULL,
    updated_at DATETIME(3)  NOT NULL,
    version    BIGINT       NOT NULL,
    PRIMARY KEY (id),
    KEY by_status (status, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
