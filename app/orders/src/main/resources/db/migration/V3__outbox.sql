-- Events that are still to be published, each with the order as it was after the change.
CREATE TABLE IF NOT EXISTS outbox (
    event_id        BINARY(16)   NOT NULL,
    previous_status VARCHAR(16)  NULL,
    order_id        BINARY(16)   NOT NULL,
    customer        VARCHAR(100) NOT NULL,
    product         VARCHAR(100) NOT NULL,
    quantity        INT          NOT NULL,
    status          VARCHAR(16)  NOT NULL,
    created_at      DATETIME(3)  NOT NULL,
    updated_at      DATETIME(3)  NOT NULL,
    version         BIGINT       NOT NULL,
    PRIMARY KEY (event_id),
    KEY by_age (updated_at, event_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
