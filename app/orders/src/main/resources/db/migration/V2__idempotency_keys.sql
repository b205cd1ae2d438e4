-- The key as bytes of UTF-8, at most 255 characters: a text would take "k" and "k " for the same.
CREATE TABLE IF NOT EXISTS idempotency_keys (
    request_key VARBINARY(1020) NOT NULL,
    fingerprint CHAR(64)        NOT NULL,
    order_id    BINARY(16)      NOT NULL,
    taken_at    DATETIME(3)     NOT NULL,
    PRIMARY KEY (request_key),
    KEY by_age (taken_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
