package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.SourceValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The choice of the main container: the one behind the load balancer, otherwise the first essential one with a port, the first
 * essential one, or the first. A log router is never the main container if there is another one.
 */
final class MainContainer {
    private MainContainer() {}

    /** @param service the ECS service; empty without one */
    static SourceValue of(Map<String, SourceValue> containers, Optional<SourceValue> service) {
        var balanced = service.flatMap(found -> found.member("loadBalancers")).stream()
                .flatMap(all -> all.items().stream())
                .flatMap(target -> ImportedTask.text(target, "containerName").stream())
                .filter(containers::containsKey)
                .map(containers::get)
                .findFirst();
        return balanced.or(
                        () -> first(containers, value -> isApplication(value) && isEssential(value) && hasPort(value)))
                .or(() -> first(containers, value -> isApplication(value) && isEssential(value)))
                .or(() -> first(containers, MainContainer::isApplication))
                .orElseGet(() -> containers.values().iterator().next());
    }

    private static Optional<SourceValue> first(Map<String, SourceValue> containers, Predicate<SourceValue> condition) {
        return containers.values().stream().filter(condition).findFirst();
    }

    /** True for a container that is no log router. */
    private static boolean isApplication(SourceValue container) {
        return container.member("firelensConfiguration").isEmpty();
    }

    private static boolean isEssential(SourceValue container) {
        return !ImportedTask.text(container, "essential").orElse("true").equals("false");
    }

    private static boolean hasPort(SourceValue container) {
        return container
                .member("portMappings")
                .map(ports -> !ports.items().isEmpty())
                .orElse(false);
    }
}
