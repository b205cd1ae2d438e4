package dev.slipway.orders.mysql;

import dev.slipway.orders.order.StoreUnavailableException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** Applies the migrations in {@code db/migration}. Concurrent runs wait for each other. */
public final class SchemaMigration {

    /**
     * Milliseconds. A paused database takes its first connection after some
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html">15
     * seconds, or 30 after a day</a>, and a statement that changes a large table takes its time.
     */
    private static final String TIMEOUTS = "connectTimeout=60000&socketTimeout=3600000";

    private static final int UNKNOWN_DATABASE = 1049;

    private SchemaMigration() {}

    /**
     * Applies the migrations, and creates the database if it does not exist.
     *
     * @return the steps, one per line
     * @throws io.micronaut.context.exceptions.ConfigurationException if the settings are not right
     * @throws StoreUnavailableException if it cannot be done, with the reason in one line
     */
    public static List<String> run(Function<String, Optional<String>> environment) {
        var settings = MySqlSettings.of(environment);
        var lines = new ArrayList<String>();
        try {
            if (create(settings)) {
                lines.add("created the database \"%s\"".formatted(settings.name()));
            }
            lines.addAll(migrate(connectTo(settings.name(), settings)));
            return lines;
        } catch (SQLException e) {
            throw new StoreUnavailableException(SqlFaults.line(SqlFaults.rootOf(e)), e);
        }
    }

    private static DataSource connectTo(String database, MySqlSettings settings) throws SQLException {
        return new LoginDataSource(settings.url(database, TIMEOUTS), settings.logins());
    }

    /**
     * Creates the database; returns true if it did not exist. The check comes first, because a user of one database may
     * lack the permission to create any.
     */
    private static boolean create(MySqlSettings settings) throws SQLException {
        try (var connection = connectTo(settings.name(), settings).getConnection()) {
            return !connection.isValid(0);
        } catch (SQLException e) {
            if (e.getErrorCode() != UNKNOWN_DATABASE) {
                throw e;
            }
        }
        try (var connection = connectTo("", settings).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS `%s` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
                    .formatted(settings.name()));
            return true;
        }
    }

    private static List<String> migrate(DataSource database) throws SQLException {
        try {
            var result = Flyway.configure().dataSource(database).load().migrate();
            return lines(result);
        } catch (FlywayException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    throw sql;
                }
            }
            throw new StoreUnavailableException(
                    e.getMessage().lines().findFirst().orElse("it failed"), e);
        }
    }

    private static List<String> lines(MigrateResult result) {
        var lines = new ArrayList<String>();
        result.migrations.forEach(one -> lines.add("applied %s, %s".formatted(one.version, one.description)));
        lines.add("the database is at version %s".formatted(MySqlOrderStore.SCHEMA));
        return lines;
    }
}
