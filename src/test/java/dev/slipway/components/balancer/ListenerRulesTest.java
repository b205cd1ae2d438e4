package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListenerRulesTest {
    private final ListenerRules rules = new ListenerRules();

    @Test
    void takeTheSamePathOnAnotherHostOrFromAnotherRange() {
        var priorities = List.of(
                rules.add("orders", new ListenerRuleConditions("/*", List.of("a.com"), List.of())),
                rules.add("carts", new ListenerRuleConditions("/*", List.of("b.com"), List.of())),
                rules.add("admin", new ListenerRuleConditions("/*", List.of("a.com"), List.of("10.0.0.0/8"))));

        assertThat(priorities).doesNotHaveDuplicates();
        assertThat(priorities.get(2)).isLessThan(priorities.get(0));
    }
}
