package dev.slipway.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.orders.mysql.MariaDb;
import dev.slipway.orders.mysql.MySqlOrderStore;
import dev.slipway.orders.order.StoreUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MigrateTest {

    private record Outcome(int code, List<String> out, List<String> err) {}

    private static Outcome migrate(Map<String, String> environment) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Migrate.run(variable(environment), new PrintStream(out, true), new PrintStream(err, true));
        return new Outcome(
                code, out.toString().lines().toList(), err.toString().lines().toList());
    }

    private static Function<String, Optional<String>> variable(Map<String, String> environment) {
        return name -> Optional.ofNullable(environment.get(name));
    }

    @Test
    void aNewDatabaseIsMadeAndMigratedAndASecondRunFindsNothingToDo() {
        var environment = MariaDb.running().environment("fresh");

        assertThat(migrate(environment))
                .isEqualTo(new Outcome(
                        0,
                        List.of(
                                "migrate: created the database \"fresh\"",
                                "migrate: applied 1, orders",
                                "migrate: applied 2, idempotency keys",
                                "migrate: applied 3, outbox",
                                "migrate: applied 4, sales",
                                "migrate: applied 5, counted events",
                                "migrate: the database is at version 5"),
                        List.of()));
        assertThat(migrate(environment))
                .isEqualTo(new Outcome(0, List.of("migrate: the database is at version 5"), List.of()));
    }

    @Test
    void runsAtTheSameTimeWaitForEachOther() {
        var environment = MariaDb.running().environment("together");

        assertThat(Together.run(3, i -> migrate(environment).code())).containsOnly(0);
    }

    @Test
    void aServiceOnADatabaseThatWasNotMigratedSaysWhatToDo() {
        var environment = MariaDb.running().environment("nowhere");
        try (var store = MySqlOrderStore.of(variable(environment))) {
            assertThatThrownBy(() -> MariaDb.firstAnswer(store))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("Unknown database 'nowhere'. Run this image with the argument \"migrate\".");
        }
    }

    @Test
    void aServiceOnAnOlderSchemaSaysWhatToDo() throws Exception {
        var environment = MariaDb.running().migrated("older");
        MariaDb.running().execute("DELETE FROM older.flyway_schema_history WHERE version = '5'");
        try (var store = MySqlOrderStore.of(variable(environment))) {
            assertThatThrownBy(() -> MariaDb.firstAnswer(store))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("The database is not at version 5 of the schema."
                            + " Run this image with the argument \"migrate\".");
        }
        assertThat(migrate(environment).out())
                .containsExactly("migrate: applied 5, counted events", "migrate: the database is at version 5");
    }

    @Test
    void aStoreWithoutMigrationsSaysSo() {
        assertThat(migrate(Map.of()))
                .isEqualTo(new Outcome(0, List.of("migrate: the store \"memory\" needs none"), List.of()));
    }

    @Test
    void faultySettingsAreOneLine() {
        assertThat(migrate(Map.of("DB_HOST", "localhost")))
                .isEqualTo(new Outcome(
                        1,
                        List.of(),
                        List.of("migrate: The settings of the database: Set DB_SECRET_ARN, DB_SECRET, or DB_USER"
                                + " with DB_PASSWORD.")));
    }

    @Test
    void aDatabaseThatIsAwayIsOneLine() {
        var environment = MariaDb.running().environment("fresh");
        environment.put("DB_PORT", "1");

        assertThat(migrate(environment))
                .isEqualTo(new Outcome(
                        1, List.of(), List.of("migrate: Socket fail to connect to 127.0.0.1:1. Connection refused")));
    }

    @Test
    void aMigrationThatWasChangedAfterItRanIsOneLine() throws Exception {
        var environment = MariaDb.running().migrated("changed");
        MariaDb.running().execute("UPDATE changed.flyway_schema_history SET checksum = 1 WHERE version = '1'");

        var outcome = migrate(environment);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).hasSize(1).first().asString().contains("Validate failed");
    }
}
