package dev.slipway.orders.mysql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Connection pool that runs statements and transactions. */
final class Pool implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration VALIDATE = Duration.ofSeconds(1);

    /** Maximum idle time of a connection: Aurora pauses an instance without connections. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** Timeouts of a connection and a response in milliseconds, and of a lock in seconds, which ends first. */
    private static final String TIMEOUTS =
            "connectTimeout=2000&socketTimeout=5000&sessionVariables=innodb_lock_wait_timeout=1";

    /** Number of attempts of a transaction after a deadlock or lock timeout. */
    private static final int TRIES = 3;

    final HikariDataSource connections;

    private Pool(HikariDataSource connections) {
        this.connections = connections;
    }

    /** A pool that connects in the background, so that the service starts without the database, not ready. */
    static Pool open(MySqlSettings settings) throws SQLException {
        var config = new HikariConfig();
        config.setPoolName("orders");
        config.setDataSource(new LoginDataSource(settings.url(settings.name(), TIMEOUTS), settings.logins()));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(WAIT.toMillis());
        config.setValidationTimeout(VALIDATE.toMillis());
        config.setInitializationFailTimeout(-1);
        // Locks changed rows without gap locks, for which requests with other keys would wait.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setExceptionOverride(new SqlFaults());
        return new Pool(new HikariDataSource(config));
    }

    Connection connection() throws SQLException {
        return connections.getConnection();
    }

    /** Statements on a connection. */
    interface ConnectionCallback<T> {

        T on(Connection connection) throws SQLException;
    }

    /** Runs statements without a transaction. */
    <T> T run(ConnectionCallback<T> work) {
        try (var connection = connection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlFaults.unchecked(e);
        }
    }

    /** Runs statements in a transaction, which is repeated after deadlocks and lock timeouts. */
    <T> T transaction(ConnectionCallback<T> work) {
        for (int left = TRIES; ; left--) {
            // The pool rolls back a connection that is returned without a commit.
            try (var connection = connection()) {
                connection.setAutoCommit(false);
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException e) {
                if (left == 1 || !SqlFaults.lostARace(e)) {
                    throw SqlFaults.unchecked(e);
                }
            }
        }
    }

    /** The number of rows that a statement changed. */
    static int update(Connection connection, String sql, StatementParameters parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            parameters.setOn(statement);
            return statement.executeUpdate();
        }
    }

    /** Parameters of a prepared statement. */
    interface StatementParameters {

        void setOn(PreparedStatement statement) throws SQLException;
    }

    @Override
    public void close() {
        connections.close();
    }
}
