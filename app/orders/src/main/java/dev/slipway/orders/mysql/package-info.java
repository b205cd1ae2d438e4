/**
 * Store in Aurora MySQL, by plain JDBC.
 *
 * <p>Aurora MySQL 3 is MySQL 8.0, the tests run on MariaDB: statements, types and collations are those that both know.
 */
@NullMarked
package dev.slipway.orders.mysql;

import org.jspecify.annotations.NullMarked;
