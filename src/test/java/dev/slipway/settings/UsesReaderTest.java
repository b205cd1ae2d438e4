package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.link.DeclaredLink;
import dev.slipway.testing.TestStack;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links whose variables a service names, and links of extensions. */
class UsesReaderTest {
    private static final String STORES = "storage: {tables: {orders: {}, carts: {}}, bucket: files}";
    private static final String DATABASE = "database: {name: orders}";
    private static final String CACHES = "caches: {sessions: {}, signed: {authentication: iam}}";
    private static final DeclaredLink JOBS =
            DeclaredLink.of("jobs", Map.of("url", "JOBS_URL")).calling("sqs").withKind("work");

    private static UsesSettings uses(String uses) {
        return TestStack.settings(STORES, DATABASE, service("", uses))
                .services()
                .get(0)
                .uses();
    }

    private static String service(String more, String uses) {
        return "services: {web: {image: 'nginx:1', port: 80, uses: %s%s}}".formatted(uses, more);
    }

    @Test
    void aServiceNamesTheVariablesOfALink() {
        assertThat(uses("[{table: orders, as: {name: ORDERS}}, 'table:carts']").variables())
                .containsExactlyInAnyOrder("ORDERS", "TABLE_NAME_CARTS");
    }

    @Test
    void aVariableWithoutANameKeepsItsOwn() {
        assertThat(uses("[{database: orders, as: {host: PGHOST, url: DATABASE_URL}}]")
                        .variables())
                .containsExactlyInAnyOrder(
                        "PGHOST",
                        "DATABASE_URL",
                        "DB_ENGINE",
                        "DB_NAME",
                        "DB_PORT",
                        "DB_READER_HOST",
                        "DB_SECRET",
                        "DB_SECRET_ARN");
    }

    @Test
    void theDatabaseIsNamedByItsKindOrByItsName() {
        assertThat(uses("[database]")).isEqualTo(uses("['database:orders']")).isEqualTo(uses("[{database: orders}]"));
    }

    @Test
    void aCacheHasAPasswordOrTheNameThatATokenIsFor() {
        var uses = TestStack.settings(
                        CACHES, service("", "[{cache: sessions, as: {url: REDIS_URL, password: REDIS_PASSWORD}}]"))
                .services()
                .get(0)
                .uses();
        var signed = TestStack.settings(CACHES, service("", "['cache:signed']"))
                .services()
                .get(0)
                .uses();

        assertThat(uses.variables())
                .containsExactlyInAnyOrder(
                        "REDIS_URL", "REDIS_PASSWORD", "CACHE_HOST", "CACHE_PORT", "CACHE_USER", "CACHE_SECRET_ARN");
        assertThat(uses.endpoints()).containsExactly("secretsmanager");
        assertThat(signed.variables())
                .containsExactlyInAnyOrder("CACHE_HOST", "CACHE_PORT", "CACHE_USER", "CACHE_NAME");
        assertThat(signed.endpoints()).isEmpty();
        assertThat(signed.inVpc()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[cache] | [0] = cache: the stack has cache:sessions, cache:signed; name one of them",
                "['cache:session'] | [0] = cache:session: declared: cache:sessions, cache:signed; set it to cache:sessions",
                "[{cache: signed, as: {password: X}}] | [0].as.password = X: cache:signed has host, name, port, url, user; rename the key to port",
                "[{cache: sessions, as: {readerHost: X}}] | [0].as.readerHost = X: cache:sessions has host, password, port, secretArn, url, user; rename the key to host",
            })
    void aLinkToACacheThatCannotBeReadIsRefused(String uses, String error) {
        TestStack.assertErrors(
                () -> TestStack.settings(CACHES, service("", uses)), "slipway:services.web.uses" + error);
    }

    @Test
    void aCacheThatIsNotDeclaredIsRefused() {
        TestStack.assertErrors(
                () -> TestStack.settings(STORES, service("", "[cache]")),
                "slipway:services.web.uses[0] = cache: none is declared; declare one under slipway:caches");
        TestStack.assertErrors(
                () -> TestStack.settings(service("", "[redis]")),
                "slipway:services.web.uses[0] = redis: no store is declared; declare one under slipway:storage,"
                        + " slipway:database or slipway:caches");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{database: orders, as: {hots: PGHOST}}] | [0].as.hots = PGHOST: database:orders has engine, host, name, password, port, readerHost, secret, secretArn, url, username; rename the key to host",
                "[{database: orders, as: {host: 'PG-HOST'}}] | [0].as.host = PG-HOST: a variable name of letters, digits and underscores is allowed; correct it",
                "[{table: order}] | [0] = table:order: declared: table:orders, table:carts; set it to table:orders",
                "[{table: orders, bucket: files}] | [0] = bucket:files, table:orders: one kind with a name is allowed; write it as in {table: orders, as: {name: ORDERS_TABLE}}",
                "[{as: {name: X}}] | [0]: one kind with a name is allowed; write it as in {table: orders, as: {name: ORDERS_TABLE}}",
                "[{tabel: orders}] | [0].tabel: unknown key; did you mean table?",
                "[{table: orders, as: {name: X}}, {table: carts, as: {name: X}}] | [1] = table:carts: X is a variable of table:orders; give it another name under as",
                "[{table: orders}, 'table:orders'] | [1] = table:orders: it is listed twice; remove one",
                "[[table]] | [0] = [\"table\"]: an object is allowed; write it as {bucket: <text>, bus: <text>}",
            })
    void aLinkThatCannotBeReadIsRefused(String uses, String error) {
        TestStack.assertErrors(
                () -> TestStack.settings(STORES, DATABASE, service("", uses)), "slipway:services.web.uses" + error);
    }

    @Test
    void aFunctionGetsNoVariableFromASecret() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        DATABASE,
                        "services: {web: {compute: lambda, ingress: api, port: 80, build: app/orders,"
                                + " uses: [{database: orders, as: {password: PGPASSWORD}}]}}"),
                "slipway:services.web.uses[0].as.password = PGPASSWORD: Lambda sets no variable from a secret;"
                        + " remove it, and have the application read the secret by its ARN, in DB_SECRET_ARN");
    }

    @Test
    void aFunctionReadsThePasswordOfACacheItself() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        CACHES,
                        "services: {web: {compute: lambda, ingress: api, port: 80, build: app/orders,"
                                + " uses: [{cache: sessions, as: {password: REDIS_PASSWORD}}]}}"),
                "slipway:services.web.uses[0].as.password = REDIS_PASSWORD: Lambda sets no variable from a secret;"
                        + " remove it, and have the application read the secret by its ARN, in CACHE_SECRET_ARN");
    }

    @Test
    void aVariableOfALinkIsNoneOfTheEnvironment() {
        TestStack.assertErrors(
                () -> TestStack.settings(
                        DATABASE,
                        service(", environment: {DATABASE_URL: x}", "[{database: orders, as: {url: DATABASE_URL}}]")),
                "slipway:services.web.environment.DATABASE_URL = x: Slipway sets this variable for the store;"
                        + " remove it, or the store from uses");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[work]", "['work:jobs']", "[{work: jobs}]"})
    void aLinkOfAnExtensionIsNamedByTheExtension(String uses) {
        var settings = TestStack.settingsWith(JOBS, service("", uses));

        assertThat(settings.services().get(0).uses().variables()).containsExactly("JOBS_URL");
        assertThat(settings.services().get(0).uses().endpoints()).containsExactly("sqs");
    }

    @Test
    void anUnknownLinkListsThoseOfTheExtension() {
        TestStack.assertErrors(
                () -> TestStack.settingsWith(JOBS, service("", "['work:job']")),
                "slipway:services.web.uses[0] = work:job: declared: work:jobs; set it to work:jobs");
        TestStack.assertErrors(
                () -> TestStack.settingsWith(JOBS, "storage: {table: orders}", service("", "[jobs]")),
                "slipway:services.web.uses[0] = jobs: declared: table:orders, work:jobs; set it to work");
    }
}
