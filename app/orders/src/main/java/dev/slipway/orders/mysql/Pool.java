package dev.slipway.orders.mysql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** The connections, and how statements are run on them. */
final class Pool implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration VALIDATE = Duration.ofSeconds(1);

    /** None is kept longer: Aurora pauses an instance that has no connections. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** Milliseconds to connect and for an answer; seconds for a lock, so that the database gives up before the driver. */
    private static final String TIMEOUTS =
            "connectTimeout=2000&socketTimeout=5000&sessionVariables=innodb_lock_wait_timeout=1";

    /** Number of attempts of a transaction after a deadlock or lock timeout. */
    private static final int TRIES = 3;

    final HikariDataSource connections;

    private Pool(HikariDataSource connections) {
        this.connections = connections;
    }

    /** Connects in the background: a service starts, and says that it is not ready, while its database is away. */
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
        // Locks what a statement changes and not the gaps beside it, where requests with other keys would wait.
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

    /** Runs a statement by itself. */
    <T> T run(ConnectionCallback<T> work) {
        try (var connection = connection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlFaults.unchecked(e);
        }
    }

    /** Runs all statements or none; several times where others hold what they need. */
    <T> T transaction(ConnectionCallback<T> work) {
        for (int left = TRIES; ; left--) {
            // The pool rolls back what is given back without a commit.
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
