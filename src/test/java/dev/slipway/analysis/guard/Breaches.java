package dev.slipway.analysis.guard;

import com.pulumi.Context;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.function.Consumer;

/** The breaches of one rule in a short program. */
final class Breaches {
    private Breaches() {}

    static List<String> of(GuardRule rule, Consumer<Context> program) {
        return rule.check()
                .apply(Programs.plan(program))
                .map(Violation::message)
                .sorted()
                .toList();
    }

    /** The options of a child of a component of a type, such as {@code slipway:balancer:LoadBalancer}. */
    static CustomResourceOptions childOf(String type, String name) {
        var parent = new ComponentResource(type, name, ComponentResourceOptions.Empty);
        return CustomResourceOptions.builder().parent(parent).build();
    }
}
