package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.exceptions.RunException;
import dev.slipway.components.database.AcuRange;
import dev.slipway.components.database.AuroraSpec;
import dev.slipway.components.database.DatabaseEngine;
import dev.slipway.components.storage.ObjectLifecycle;
import dev.slipway.components.storage.TableKeys;
import dev.slipway.testing.TestStack;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database, tables, buckets and buses of a stack file, and the services that use them. */
class StoreSettingsTest {
    private static final String SERVICE = "services: {web: {image: 'nginx:1', port: 80, uses: %s}}";

    private static Settings read(String... lines) {
        return TestStack.settings(lines);
    }

    private static void assertErrors(String errors, String... lines) {
        assertThatThrownBy(() -> read(lines)).isInstanceOf(RunException.class).hasMessage(errors);
    }

    private static AuroraSpec aurora(Settings settings) {
        return (AuroraSpec) settings.database().orElseThrow();
    }

    @Test
    void aStackHasNoStoreByDefault() {
        assertThat(read("{}").database()).isEmpty();
        assertThat(read("database: {}").database()).isEmpty();
        assertThat(read("{}").storage().isEmpty()).isTrue();
    }

    @Test
    void aDatabaseHasSafeDefaults() {
        var spec = aurora(read("database: {engine: aurora-mysql}"));

        assertThat(spec.version().text()).isEqualTo("3.10.4");
        assertThat(spec.capacity()).isEqualTo(AcuRange.of(0.5, 4));
        assertThat(spec.instances()).isEqualTo(2);
        assertThat(spec.backups().days()).isEqualTo(7);
        assertThat(spec.backups().finalSnapshot()).isFalse();
    }

    @Test
    void aProtectedDatabaseLeavesASnapshot() {
        var settings = read("protected: true", "database: {engine: aurora-mysql}");

        assertThat(aurora(settings).backups().finalSnapshot()).isTrue();
    }

    @Test
    void aDatabaseHasTheSettingsOfItsSection() {
        var spec = aurora(read("logs: {retentionDays: 90}", """
                database:
                  engine: aurora-postgresql
                  version: '16.3'
                  minAcu: 0
                  maxAcu: 1.5
                  pauseAfterSeconds: 600
                  instances: 1
                  backupDays: 35
                  name: shop
                  finalSnapshot: true
                """));

        assertThat(spec.identifier().text()).isEqualTo("slipway-test-database");
        assertThat(spec.version().engine()).isEqualTo(DatabaseEngine.POSTGRESQL);
        assertThat(spec.version().text()).isEqualTo("16.3");
        assertThat(spec.capacity().min().units()).isZero();
        assertThat(spec.capacity().max().units()).isEqualTo(1.5);
        assertThat(spec.capacity().pauseAfter()).hasMinutes(10);
        assertThat(spec.instances()).isEqualTo(1);
        assertThat(spec.databaseName()).isEqualTo("shop");
        assertThat(spec.backups().days()).isEqualTo(35);
        assertThat(spec.backups().finalSnapshot()).isTrue();
    }

    @Test
    void theShortFormIsOneStoreOfEachType() {
        var storage =
                read("storage: {table: orders, bucket: files, bus: orders}").storage();

        assertThat(storage)
                .isEqualTo(read("storage: {tables: {orders: {}}, buckets: {files: {}}, buses: {orders: {}}}")
                        .storage());
        assertThat(storage.tables().get("orders").name().text()).isEqualTo("slipway-test-orders");
        assertThat(storage.tables().get("orders").keys()).isEqualTo(TableKeys.SINGLE_TABLE);
        assertThat(storage.buckets().get("files").prefix().text()).isEqualTo("slipway-test-files-");
        assertThat(storage.buses().get("orders").archiveDays()).isEqualTo(30);
    }

    @Test
    void severalOfAKindAreDeclaredByName() {
        var storage = read("""
                storage:
                  table: orders
                  tables:
                    carts:
                      hash: id
                      range: createdAt:N
                      indexes: {by-day: {hash: day}}
                      ttl: endsAt
                  buckets: {files: {noncurrentDays: 7, days: 90}, photos: {}}
                  buses: {orders: {archiveDays: 90}}
                """).storage();

        assertThat(storage.tables()).containsOnlyKeys("orders", "carts");
        assertThat(storage.tables().get("carts").keys().attributes()).containsOnlyKeys("id", "createdAt", "day");
        assertThat(storage.tables().get("carts").keys().ttl()).contains("endsAt");
        assertThat(storage.buckets().get("files").lifecycle()).isEqualTo(new ObjectLifecycle(7, OptionalInt.of(90)));
        assertThat(storage.buses().get("orders").archiveDays()).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{minAcu: 4, maxAcu: 1} | slipway:database.minAcu = 4: minAcu 4 is above maxAcu 1; lower minAcu or raise maxAcu",
                "{minAcu: 0.3}          | slipway:database.minAcu = 0.3: steps of 0.5 ACU are allowed; set it to 0.5",
                "{maxAcu: 300}          | slipway:database.maxAcu = 300: 0 to 256 ACUs are allowed; set it to 256",
                "{maxAcu: many}         | slipway:database.maxAcu = many: a number of 0 to 256 in steps of 0.5 is allowed; correct it",
                "{minAcu: 0.5, pauseAfterSeconds: 600} | slipway:database.pauseAfterSeconds = 600: only a minAcu of 0 pauses; remove it, or set minAcu to 0",
                "{engine: mysql}        | slipway:database.engine = mysql: aurora-mysql or aurora-postgresql is allowed; correct it",
                "{version: 2.11.4}      | slipway:database.version = 2.11.4: aurora-mysql 2.11.4 has no Serverless v2, which came with 3.02.0; set it to 3.10.4",
                "{engine: aurora-postgresql, version: '12.9'} | slipway:database.version = 12.9: aurora-postgresql 12.9 has no Serverless v2, which came with 13.6, 14.3, 15.2, 16.1; set it to 17.7",
                "{version: 3.04.1, minAcu: 0} | slipway:database.minAcu = 0: aurora-mysql 3.04.1 cannot pause, so that a minAcu of 0.5 or more is allowed; set it to 0.5, or version to 3.10.4",
                "{backupDays: 0}        | slipway:database.backupDays = 0: 1 to 35 is allowed; set it to 1",
                "{backupDays: 36}       | slipway:database.backupDays = 36: 1 to 35 is allowed; set it to 35",
                "{instances: 16}        | slipway:database.instances = 16: 1 to 15 is allowed; set it to 15",
                "{name: my-db}          | slipway:database.name = my-db: a name of up to 63 letters, digits and underscores is allowed, starting with a letter; rename it",
                "{minACU: 1}            | slipway:database.minACU: unknown key; did you mean minAcu?",
            })
    void aDatabaseThatAuroraLacksIsRefused(String section, String error) {
        assertErrors(error, "database: " + section);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{table: Orders}                    | slipway:storage.table = Orders: a name of 1 to 20 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen is allowed; correct it",
                "{tables: {my_orders: {}}}          | slipway:storage.tables.my_orders: a name of 1 to 20 lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen is allowed as a key; rename it",
                "{table: a, tables: {a: {}}}        | slipway:storage.table = a: tables has it too; remove it from one",
                "{tables: {a: {range: x}}}          | slipway:storage.tables.a.range: a table without a hash has the keys pk and sk; set hash too",
                "{tables: {a: {hash: 'x:Z'}}}       | slipway:storage.tables.a.hash = x:Z: an attribute such as id, or with its type such as createdAt:N, is allowed; write S, N or B after the colon",
                "{tables: {a: {hash: x, range: 'x:N'}}} | slipway:storage.tables.a.hash = x: x is S and N; give it one type",
                "{tables: {a: {hash: x, indexes: {by-y: {}}}}} | slipway:storage.tables.a.indexes.by-y.hash: missing; name the attribute that the index is keyed by",
                "{buckets: {a: {days: 0}}}          | slipway:storage.buckets.a.days = 0: 1 to 36500 is allowed; set it to 1",
                "{buses: {a: {archiveDays: -1}}}    | slipway:storage.buses.a.archiveDays = -1: 1 to 36500 is allowed; set it to 1",
                "{tabel: orders}                    | slipway:storage.tabel: unknown key; did you mean table?",
            })
    void storageThatAwsWouldRefuseIsRefused(String section, String error) {
        assertErrors(error, "storage: " + section);
    }

    @Test
    void namesThatAwsWouldRefuseAreErrorsOfTheirKeys() {
        assertThatThrownBy(() ->
                        TestStack.settingsOf("my-shop-of-the-north-and-the-west", "storage: {bus: incoming-events}"))
                .hasMessage("slipway:storage.bus = incoming-events: the bus would be called"
                        + " my-shop-of-the-north-and-the-west-test-incoming-events, and up to 48 letters, digits, hyphens,"
                        + " underscores and dots are allowed; shorten its name, or rename the project or the stack");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[tabel]           | {table: orders}                       | tabel: declared: table:orders; set it to table",
                "[tabel]           | {table: orders, bucket: files}        | tabel: declared: table:orders, bucket:files; set it to table",
                "['table:order']   | {tables: {orders: {}, carts: {}}}     | table:order: declared: table:orders, table:carts; set it to table:orders",
                "[table]           | {tables: {orders: {}, carts: {}}}     | table: the stack has table:orders, table:carts; name one of them",
                "[bucket]          | {table: orders}                       | bucket: none is declared; declare one under slipway:storage.buckets",
                "['bus:orders']    | {table: orders}                       | bus:orders: none is declared; declare one under slipway:storage.buses",
                "[database]        | {table: orders}                       | database: none is declared; declare one under slipway:database",
                "[orders]          | {}                                    | orders: no store is declared; declare one under slipway:storage, slipway:database or slipway:caches",
            })
    void aLinkToSomethingUndeclaredIsRefused(String uses, String storage, String error) {
        assertErrors("slipway:services.web.uses[0] = " + error, "storage: " + storage, SERVICE.formatted(uses));
    }

    @Test
    void aStoreThatIsUsedTwiceIsRefused() {
        assertErrors(
                "slipway:services.web.uses[1] = table:orders: it is listed twice; remove one",
                "storage: {table: orders}",
                SERVICE.formatted("[table, 'table:orders']"));
    }

    @Test
    void aDatabaseNeedsTwoZones() {
        assertErrors(
                "slipway:network.zones = 1: a database needs subnets in 2 zones; set it to 2 or 3",
                "network: {zones: 1}",
                "database: {engine: aurora-mysql}");
        assertErrors(
                "slipway:network.existing.privateSubnetIds: a database needs private subnets in 2 zones;"
                        + " name two or more, of different zones",
                "network: {existing: {vpcId: vpc-0123456789abcdef0, privateSubnetIds: [subnet-0123456789abcdef0]}}",
                "database: {engine: aurora-mysql}");
    }

    @Test
    void aDatabaseInOneZoneIsRefusedInAProtectedStack() {
        assertErrors(
                "slipway:database.instances = 1: a protected stack needs a database in two zones, with an instance in"
                        + " each; set it to 2, or protected to false",
                "protected: true",
                "database: {instances: 1}");
    }

    @Test
    void privateTasksNeedNatOrTheEndpointsOfTheirStores() {
        assertErrors(
                "slipway:network.nat = none: tasks of web are private and reach no dynamodb, events, secretsmanager;"
                        + " set it to single, add dynamodb, events, secretsmanager to endpoints, or set"
                        + " assignPublicIp of web to true",
                "network: {nat: none, endpoints: [ecr, s3, logs]}",
                "database: {engine: aurora-mysql}",
                "storage: {table: orders, bucket: files, bus: orders}",
                "services: {web: {image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1', port: 80,"
                        + " uses: [table, bucket, bus, database]}}");
    }
}
