package dev.slipway.components.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiArgumentsTest {
    private static final Cors SHOP = Cors.of("https://shop.example.com");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0     | 1    | rate: 1 to 10000 is allowed; set it to 1",
                "10001 | 1    | rate: 1 to 10000 is allowed; set it to 10000",
                "1     | 0    | burst: 1 to 5000 is allowed; set it to 1",
                "1     | 5001 | burst: 1 to 5000 is allowed; set it to 5000",
            })
    void aThrottleBeyondTheQuotasIsRefused(int rate, int burst, String message) {
        assertRefused(message, () -> new Throttle(rate, burst));
    }

    @Test
    void aThrottleOfTheWholeQuotasIsAllowed() {
        assertThatNoException().isThrownBy(() -> new Throttle(10_000, 5_000));
        assertThatNoException().isThrownBy(() -> new Throttle(1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*", "http://*", "https://shop.example.com", "http://localhost:3000"})
    void anOriginIsASchemeAndAHost(String origin) {
        assertThat(Cors.of(origin).origins()).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop.example.com", "https://shop.example.com/", "https://Shop.example.com", "https://*.com"})
    void anotherOriginIsRefused(String origin) {
        assertRefused(
                "origins: '%s' is not possible; give one in lower case and without a path, such as https://shop.example.com"
                        .formatted(origin),
                () -> Cors.of(origin));
    }

    @Test
    void anInvalidMethodOrHeaderIsRefused() {
        assertRefused(
                "methods: 'get' is not possible; give GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS or *",
                () -> SHOP.withMethods(List.of("GET", "get")));
        assertRefused(
                "headers: 'x y' is not possible; give letters, digits and hyphens, such as x-request-id, or *",
                () -> SHOP.withHeaders(List.of("x y")));
        assertRefused("origins: an origin is missing; list one, such as https://shop.example.com", Cors::of);
    }

    @Test
    void credentialsRequireNamedOriginsMethodsAndHeaders() {
        assertRefused(
                "credentials: credentials are not possible with a wildcard in headers and methods and origins; write the values without *, or set it to false",
                () -> Cors.of("https://*").withHeaders(List.of("*")).withCredentials(true));
        assertThat(SHOP.withMethods(List.of("GET"))
                        .withHeaders(List.of("authorization"))
                        .withCredentials(true)
                        .credentials())
                .isTrue();
    }

    @Test
    void anAgeOfMoreThanADayIsRefused() {
        assertRefused(
                "maxAgeSeconds: an age of 86401 s is not possible; give 0 to 86400",
                () -> new Cors(List.of("*"), List.of("*"), List.of(), List.of(), false, Duration.ofSeconds(86_401)));
    }

    @Test
    void aBackendHasAPortAndRoutes() {
        assertRefused("port: a port of 0 is not possible; give 1 to 65535", () -> ServiceIntegrationSpec.of(0, "/*"));
        assertRefused(
                "paths: a path is missing; list one, such as /orders/*, or /* for all",
                () -> ServiceIntegrationSpec.of(80));
        assertRefused("paths: /a is listed twice; remove one", () -> ServiceIntegrationSpec.of(80, "/a", "/b", "/a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {49, 30_001, 31_000})
    void aTimeoutBeyondTheQuotaIsRefused(int millis) {
        assertRefused(
                "timeoutSeconds: a timeout of %d ms is not possible; give 50 ms to 30 s".formatted(millis),
                () -> ServiceIntegrationSpec.of(80, "/*").withTimeout(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, true", "us-gov-west-1, true", "eu-south-2, true",
        "eu-south-1, false", "ap-southeast-4, false", "cn-north-1, false"
    })
    void aRegionMayLackVpcLinks(String region, boolean has) {
        assertThat(VpcLinkRegions.has(region)).isEqualTo(has);
    }

    private static void assertRefused(String message, Runnable make) {
        assertThatIllegalArgumentException().isThrownBy(make::run).withMessage(message);
    }
}
