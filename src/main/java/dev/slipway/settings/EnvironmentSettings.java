package dev.slipway.settings;

import dev.slipway.base.StackName;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.environment.EnvironmentReference;
import dev.slipway.components.environment.EnvironmentSpec;
import dev.slipway.components.environment.SharedEnvironmentSpec;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code slipway:environment}.
 *
 * @param spec the environment that the stack shares or uses; empty for a stack of its own
 * @param outputs the files with the outputs of other stacks, by the names of the stacks
 */
public record EnvironmentSettings(Optional<EnvironmentSpec> spec, Map<String, String> outputs) {
    private static final TextFormat STACK =
            TextFormat.of("the name of a stack: stack, project/stack or organization/project/stack", ".+");
    private static final TextFormat BALANCER = TextFormat.of("balancer or internal", "balancer|internal");
    private static final TextFormat FILE = TextFormat.of("a JSON file of the project", ".+\\.json");

    static EnvironmentSettings read(Section section) {
        try (section) {
            var of = section.text("of", STACK)
                    .flatMap(name -> section.make("of", () -> new EnvironmentReference(new StackName(name))));
            var balancers = section.texts("shares", List.of(), BALANCER).stream()
                    .flatMap(name -> StackBalancer.of(name).stream())
                    .toList();
            var outputs = section.map("outputs", STACK, FILE);
            if (section.has("of") && section.has("shares")) {
                section.error(
                        "shares",
                        "",
                        "the environment belongs to the stack under of",
                        "set it in the stack file of that stack, or remove of");
            }
            if (section.has("outputs") && !section.has("of")) {
                section.error(
                        "outputs",
                        "",
                        "outputs is set without of",
                        "set of to the stack of the environment, or remove it");
            }
            Optional<EnvironmentSpec> shared =
                    section.has("shares") ? Optional.of(new SharedEnvironmentSpec(balancers)) : Optional.empty();
            return new EnvironmentSettings(of.<EnvironmentSpec>map(spec -> spec).or(() -> shared), outputs);
        }
    }

    /** The environment of another stack. */
    public Optional<EnvironmentReference> used() {
        return spec.filter(EnvironmentReference.class::isInstance).map(EnvironmentReference.class::cast);
    }

    /** The environment that the stack shares. */
    public Optional<SharedEnvironmentSpec> shared() {
        return spec.filter(SharedEnvironmentSpec.class::isInstance).map(SharedEnvironmentSpec.class::cast);
    }
}
