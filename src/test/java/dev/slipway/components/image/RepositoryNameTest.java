package dev.slipway.components.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {
    private static final String ALLOWED =
            ", and 2 to 256 lower-case letters and digits are allowed, with single . _ - or /"
                    + " between them, starting with a letter; rename the project, the stack or the service";

    @ParameterizedTest
    @ValueSource(strings = {"ab", "orders", "slipway-dev/orders", "a/b/c", "team_a/orders.api", "a1/2b"})
    void namesThatEcrAllowsAreTaken(String name) {
        assertThat(new RepositoryName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Orders",
                "1orders",
                "-orders",
                "orders-",
                "or--ders",
                "a//b",
                "/orders",
                "orders/",
                "or ders",
                "ör"
            })
    void otherNamesAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RepositoryName(name))
                .withMessage("the repository would be called " + name + ALLOWED);
    }

    @Test
    void aNameHasTwoTo256Characters() {
        assertThat(new RepositoryName("a".repeat(256)).value()).hasSize(256);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RepositoryName("a"))
                .withMessage("the repository would be called a" + ALLOWED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RepositoryName("a".repeat(257)))
                .withMessage("the repository would be called " + "a".repeat(257) + ALLOWED);
    }
}
