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
                "0     | 1    | a rate of 0 is not possible: give 1 to 10000",
                "10001 | 1    | a rate of 10001 is not possible: give 1 to 10000",
                "1     | 0    | a burst of 0 is not possible: give 1 to 5000",
                "1     | 5001 | a burst of 5001 is not possible: give 1 to 5000",
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
                "the origin '%s' is not possible: give one in lower case and without a path, such as https://shop.example.com"
                        .formatted(origin),
                () -> Cors.of(origin));
    }

    @Test
    void anInvalidMethodOrHeaderIsRefused() {
        assertRefused(
                "the method 'get' is not possible: give GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS or *",
                () -> SHOP.withMethods("GET", "get"));
        assertRefused(
                "the header 'x y' is not possible: give letters, digits and hyphens, such as x-request-id, or *",
                () -> SHOP.withHeaders("x y"));
        assertRefused("cors needs an origin: give one, such as https://shop.example.com", Cors::of);
    }

    @Test
    void credentialsRequireNamedOriginsMethodsAndHeaders() {
        assertRefused(
                "credentials go to none but named headers and methods and origins: name them without *, or set credentials to false",
                () -> Cors.of("https://*").withHeaders("*").withCredentials());
        assertThat(SHOP.withMethods("GET")
                        .withHeaders("authorization")
                        .withCredentials()
                        .credentials())
                .isTrue();
    }

    @Test
    void anAgeOfMoreThanADayIsRefused() {
        assertRefused(
                "an age of 86401 s is not possible: give 0 to 86400",
                () -> new Cors(List.of("*"), List.of("*"), List.of(), List.of(), false, Duration.ofSeconds(86_401)));
    }

    @Test
    void aBackendHasAPortAndRoutes() {
        assertRefused("a port of 0 is not possible: give 1 to 65535", () -> ServiceIntegrationArgs.of(0, "/*"));
        assertRefused(
                "routes need a path: give one, such as /orders/*, or /* for all", () -> ServiceIntegrationArgs.of(80));
        assertRefused(
                "the path /a is there twice: leave one out", () -> ServiceIntegrationArgs.of(80, "/a", "/b", "/a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {49, 30_001, 31_000})
    void aTimeoutBeyondTheQuotaIsRefused(int millis) {
        assertRefused(
                "a time-out of %d ms is not possible: give 50 ms to 30 s".formatted(millis),
                () -> ServiceIntegrationArgs.of(80, "/*").withTimeout(Duration.ofMillis(millis)));
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
