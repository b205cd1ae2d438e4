package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannedResourceTest {
    private final PlannedResource resource = new PlannedResource(
            "urn",
            "aws:ecs/service:Service",
            "web",
            "",
            true,
            Map.of("breaker", Map.of("enable", true, "count", 2L), "subnets", List.of("a")),
            false,
            List.of(),
            List.of());

    @Test
    void anInputIsFoundAtItsPath() {
        assertThat(resource.input("breaker.count")).contains(2L);
        assertThat(resource.text("breaker.count")).isEqualTo("2");
        assertThat(resource.flag("breaker.enable")).isTrue();
        assertThat(resource.list("subnets")).containsExactly("a");
    }

    @Test
    void aMissingInputIsEmptyOrFalse() {
        assertThat(resource.input("breaker.none.deeper")).isEmpty();
        assertThat(resource.input("subnets.a")).isEmpty();
        assertThat(resource.text("none")).isEmpty();
        assertThat(resource.flag("breaker.count")).isFalse();
        assertThat(resource.list("breaker")).isEmpty();
    }
}
