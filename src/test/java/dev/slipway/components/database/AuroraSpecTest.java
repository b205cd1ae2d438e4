package dev.slipway.components.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.components.database.AuroraSpec.Backups;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuroraSpecTest {
    private static final AuroraSpec DEFAULT =
            AuroraSpec.of(new ClusterIdentifier("slipway-test-database"), DatabaseEngine.MYSQL);

    @ParameterizedTest
    @ValueSource(ints = {0, 16})
    void aDatabaseHasOneToFifteenInstances(int instances) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULT.withInstances(instances))
                .withMessage("instances: 1 to 15 instances are allowed; set it to 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 36})
    void backupsAreKeptForOneToThirtyFiveDays(int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backups(days, true))
                .withMessage("backupDays: 1 to 35 days are allowed; set it to 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "my-orders", "x y"})
    void aDatabaseNameThatAnEngineWouldRefuseIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULT.withDatabaseName(name))
                .withMessage(
                        "name: a name of up to 63 letters, digits and underscores is allowed, starting with a letter; rename it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop-prod-database", "a", "shop2-database"})
    void anIdentifierThatRdsTakesIsAllowed(String text) {
        assertThat(new ClusterIdentifier(text).logGroup("error")).isEqualTo("/aws/rds/cluster/" + text + "/error");
    }

    @Test
    void theFinalSnapshotHasTheTimeOfTheCreationSoThatTheNextOneHasAnotherName() {
        var identifier = new ClusterIdentifier("shop-prod-database");

        assertThat(identifier.finalSnapshot(Optional.of(Instant.parse("2026-11-29T23:05:09Z"))))
                .isEqualTo("shop-prod-database-final-20261129230509");
        assertThat(identifier.finalSnapshot(Optional.empty())).isEqualTo("shop-prod-database-final");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shop-prod-database",
                "shop_x-prod-database",
                "shop--prod",
                "1shop",
                "shop-",
                "a123456789012345678901234567890123456789012345678901234567890123"
            })
    void anIdentifierThatRdsWouldRefuseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterIdentifier(text))
                .withMessage("the database would be called " + text
                        + ", and up to 63 lower-case letters, digits and single hyphens are allowed,"
                        + " starting with a letter; rename the project or the stack");
    }
}
