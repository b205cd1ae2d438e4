package dev.slipway.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreChoiceTest {

    private static StoreChoice choice(String name, Map<String, String> environment) {
        return StoreChoice.of(name, variable -> Optional.ofNullable(environment.get(variable)));
    }

    @Test
    void withoutANameTheVariablesThatAreSetTell() {
        assertThat(choice("", Map.of())).isEqualTo(StoreChoice.MEMORY);
        assertThat(choice("", Map.of("DB_HOST", "h"))).isEqualTo(StoreChoice.MYSQL);
        assertThat(choice("", Map.of("TABLE_NAME", "t"))).isEqualTo(StoreChoice.DYNAMODB);
        assertThat(choice("", Map.of("DB_HOST", "h", "TABLE_NAME", "t"))).isEqualTo(StoreChoice.MYSQL);
        assertThat(choice("", Map.of("DB_HOST", ""))).isEqualTo(StoreChoice.MEMORY);
    }

    @Test
    void aNameDecides() {
        assertThat(choice("memory", Map.of("DB_HOST", "h"))).isEqualTo(StoreChoice.MEMORY);
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> choice("redis", Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ORDERS_STORE is \"redis\". Use one of memory, dynamodb, mysql.");
    }
}
