-- Placed and not cancelled orders of a product. Its name as bytes of UTF-8: a text would take "tea" and "tea " for the same.
-- Signed, because the event of a cancellation may be counted before that of the placement.
CREATE TABLE IF NOT EXISTS sales (
    product  VARBINARY(400) NOT NULL,
    orders   BIGINT         NOT NULL,
    quantity BIGINT         NOT NULL,
    PRIMARY KEY (product)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
