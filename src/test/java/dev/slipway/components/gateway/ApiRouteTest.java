package dev.slipway.components.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRouteTest {
    @ParameterizedTest
    @CsvSource({
        "/*,                 $default",
        "/,                  ANY /",
        "/orders,            ANY /orders",
        "/orders/*,          ANY /orders/{proxy+}",
        "/api/v1/orders/*,   ANY /api/v1/orders/{proxy+}",
        "/.well-known/x_1~a, ANY /.well-known/x_1~a"
    })
    void aPathIsARouteKey(String path, String key) {
        assertThat(new ApiRoute(path).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "*",
                "/orders*",
                "/*.png",
                "/a/*/b",
                "/a/**",
                "/a?",
                "/a//b",
                "/a/",
                "/{id}",
                "/a b",
                "/ä",
                "//*"
            })
    void aPathThatAnHttpApiDoesNotHaveIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiRoute(path))
                .withMessage(
                        "the path '%s' is not possible for an HTTP API; give an exact path of A-Z a-z 0-9 - . _ ~ such as /api, or one with /* at its end",
                        path);
    }

    @ParameterizedTest
    @CsvSource({"/*, any", "/orders, orders", "/orders/*, orders-any", "/, 79d3d2", "/API/*, api-any-5f4a2f"})
    void aRouteIsNamedByItsPathInWords(String path, String label) {
        assertThat(new ApiRoute(path).label()).isEqualTo(label);
    }
}
