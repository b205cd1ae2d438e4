package dev.slipway.settings.imports.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers of stores, and the variables of the services that use them. */
class ComposeStoresTest {
    @TempDir
    private Path folder;

    private SmallComposeFile read(String text) {
        return SmallComposeFile.read(folder, text);
    }

    @Test
    void variablesBesideTheHostOfADatabaseAreThoseOfTheLinkWithAnyValue() {
        var stacks = read("""
                services:
                  web:
                    image: shop/web:1
                    environment:
                      SHOP_DB_HOST: db:5432
                      SHOP_DB_USER: ${DB_USER}
                      SHOP_DB_PASSWORD: ${DB_PASSWORD}
                      SHOP_DB_NAME: ${DB_NAME}
                  db: {image: "postgres:17", environment: {POSTGRES_PASSWORD: "${DB_PASSWORD}"}}
                """);

        assertThat(stacks.stackFile())
                .containsSubsequence("SHOP_DB_HOST", "SHOP_DB_USER", "SHOP_DB_PASSWORD", "SHOP_DB_NAME")
                .doesNotContain("secrets:");
        assertThat(stacks.notes(FieldResult.OPEN)).isEmpty();
    }

    @Test
    void theAccountOfABrokerIsNotThatOfTheDatabaseWithTheSameValue() {
        var stacks = read("""
                services:
                  web:
                    image: shop/web:1
                    environment: {DB_HOST: db, DB_USER: shop, RABBITMQ_USER: shop, RABBITMQ_PASSWORD: easy-to-guess}
                  db: {image: "postgres:17", environment: {POSTGRES_USER: shop, POSTGRES_PASSWORD: easy-to-guess}}
                """);

        assertThat(stacks.stackFile())
                .contains("as: {host: DB_HOST, username: DB_USER}")
                .contains("environment: {RABBITMQ_USER: shop}")
                .contains("secrets: {RABBITMQ_PASSWORD: ssm:/shop/dev/RABBITMQ_PASSWORD}");
    }

    @Test
    void theNameOfADatabaseIsThatOfItsEnvironmentFile() throws IOException {
        Files.writeString(folder.resolve("db.env"), "POSTGRES_DB=shop\nexport POSTGRES_USER='keeper' # of the shop\n");

        var stacks = read("services: {db: {image: \"postgres:17\", env_file: db.env}}\n");

        assertThat(stacks.stackFile()).contains("    name: shop\n");
    }

    @Test
    void aVariableOfTheServiceKeepsItsValueBesideAVariableOfTheLinkWithItsName() {
        var stacks = read("""
                services:
                  web: {image: "shop/web:1", environment: {DB_ENGINE: django.db.backends.postgresql, POSTGRES_HOST: db}}
                  db: {image: "postgres:17"}
                """);

        assertThat(stacks.stackFile())
                .contains("as: {host: POSTGRES_HOST, engine: STORE_DB_ENGINE}")
                .contains("environment: {DB_ENGINE: django.db.backends.postgresql}");
    }

    @Test
    void anEmptyVariableOfTheNameOfTheLinkIsThatOfTheLink() {
        var stacks = read("""
                services:
                  web: {image: "shop/web:1", environment: {DB_HOST: "${DB_HOST}"}, depends_on: [db]}
                  db: {image: "postgres:17"}
                """);

        assertThat(stacks.stackFile()).contains("as: {host: DB_HOST}").doesNotContain("environment:");
    }

    @Test
    void aStoreThatNoServiceNamesIsLeftToFillIn() {
        var stacks = read("services: {web: {image: \"shop/web:1\"}, cache: {image: \"redis:8\"}}\n");

        assertThat(stacks.notes(FieldResult.OPEN))
                .containsExactly(
                        "no service names cache: write cache:cache under uses of those that call it, and let them read the address from its variables");
    }

    @Test
    void anAddressOfAnotherDatabaseInTheSameContainerIsLeftToFillIn() {
        var stacks = read("""
                services:
                  web: {image: "shop/web:1", environment: {DATABASE_URL: "postgres://shop@db:5432/orders?pool=5"}}
                  db: {image: "postgres:17", environment: {POSTGRES_DB: shop}}
                """);

        assertThat(stacks.notes(FieldResult.OPEN))
                .containsExactly(
                        "DATABASE_URL names the database orders, and the link leads to shop: create it there, and let the application use its name");
        assertThat(stacks.notes(FieldResult.CHANGED))
                .contains(
                        "the link sets the address, with a user and without a password; it requires TLS; the parameters of the address are left out");
    }

    @Test
    void aConnectionStringWithItsHostInTheMiddleIsNoHost() {
        var stacks = read("""
                services:
                  web: {image: "shop/web:1", environment: {Orders__Connection: "Host=db;Database=shop;Password=easy"}}
                  db: {image: "postgres:17"}
                """);

        assertThat(stacks.stackFile()).contains("uses: [{database: app}]").doesNotContain("easy");
        assertThat(stacks.notes(FieldResult.OPEN))
                .containsExactly(
                        "the link sets host and port apart: let the application build Orders__Connection from DB_HOST, DB_PORT, DB_NAME and DB_SECRET, which the link sets");
    }

    @Test
    void theNameOfADriverIsNoHost() {
        var stacks = read("""
                services:
                  web: {image: "shop/web:1", environment: {QUEUE_CONNECTION: redis, REDIS_HOST: redis}}
                  redis: {image: "redis:8"}
                """);

        assertThat(stacks.stackFile())
                .contains("- {cache: redis, as: {host: REDIS_HOST}}")
                .contains("environment: {QUEUE_CONNECTION: redis}");
    }

    @Test
    void aLinkOfAnOldVersionNamesAStoreByItsAlias() {
        var stacks = read("""
                web: {image: "shop/web:1", links: ["db:postgres.local"], environment: {PGHOST: postgres.local}}
                db: {image: "postgres:9"}
                """);

        assertThat(stacks.stackFile()).contains("- {database: app, as: {host: PGHOST}}");
    }

    @Test
    void theNameOfABucketIsCutToTheLengthThatAwsAllows() {
        var stacks = read("services: {object-storage-of-the-shop-for-production: {image: minio/minio}}\n");

        assertThat(stacks.stackFile()).contains("buckets: {object-storage-of-th: {}}");
    }

    @Test
    void addressesWithoutTheValuesOfTheirVariablesAreThoseOfTheStoreThatTheServiceStartsAfter() {
        var stacks = read("""
                services:
                  web:
                    image: shop/web:1
                    depends_on: [db, cache]
                    environment:
                      POSTGRES_HOST: ${POSTGRES_HOST}
                      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}
                      REDIS_URL: redis://:${REDIS_PASSWORD}@${REDIS_HOST}:6379/0
                      SEARCH_HOST: ${SEARCH_HOST}
                  db: {image: "postgres:17"}
                  cache: {image: "valkey/valkey:8"}
                """);

        assertThat(stacks.stackFile())
                .contains("- {database: app, as: {host: POSTGRES_HOST, password: POSTGRES_PASSWORD}}")
                .contains("- {cache: cache, as: {url: REDIS_URL}}")
                .contains("environment: {SEARCH_HOST: \"\"}");
        assertThat(stacks.notes(FieldResult.OPEN))
                .hasSize(2)
                .anySatisfy(note -> assertThat(note).contains("SEARCH_HOST has no value"))
                .contains(
                        "the cache requires a login: let the application pass CACHE_USER and CACHE_PASSWORD, which the link sets, with the address");
    }

    @Test
    void aVariableThatSwitchesTlsOffIsLeftToFillIn() {
        assertThat(read("""
                        services:
                          web: {image: "shop/web:1", environment: {REDIS_HOST: cache, REDIS_SSL: "false"}}
                          cache: {image: "redis:8"}
                        """).notes(FieldResult.OPEN))
                .containsExactly("the store requires TLS: let the variable switch it on");
    }

    @Test
    void aBuildOnTheImageOfADatabaseIsAStore() throws IOException {
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(
                folder.resolve("db/Dockerfile"), "FROM postgres:17\nCOPY shop.sql /docker-entrypoint-initdb.d/\n");

        var stacks = read("""
                services:
                  web: {image: "shop/web:1", environment: {PGHOST: db}}
                  db: {build: db, ports: ["5432:5432"]}
                """);

        assertThat(stacks.stackFile()).contains("engine: aurora-postgresql").doesNotContain("listen");
        assertThat(stacks.notes(FieldResult.CHANGED))
                .anyMatch(note -> note.endsWith("run its scripts through ./slipway tunnel"));
    }

    @Test
    void theScriptsOfANewDatabaseAreInTheReport() {
        assertThat(read("services: {db: {image: \"mysql:8\", volumes: [\"./sql:/docker-entrypoint-initdb.d:ro\"]}}\n")
                        .notes(FieldResult.LOST))
                .containsExactly(
                        "no script runs when a store is created: run it through ./slipway tunnel, or in a migration");
    }
}
