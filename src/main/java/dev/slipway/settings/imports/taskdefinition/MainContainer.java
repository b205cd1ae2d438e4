package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.SourceValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The choice of the main container: the one behind the load balancer, otherwise the first essential one with a port, the first
 * essential one, or the first. With ports, one that no other container depends on or links to goes first, since sidecars start before
 * the service's own container. A log router or another known agent is never the main container if there is another one.
 */
final class MainContainer {
    /** Images of log routers, and of agents for traces and metrics. */
    private static final Pattern AGENT = Pattern.compile(
            ".*(otel-collector|opentelemetry-collector|xray-daemon|appmesh-envoy|ecs-service-connect|cloudwatch-agent|fluent-bit"
                    + "|fluentd|datadog/agent|newrelic/(nri-ecs|infrastructure)|splunk-otel).*");

    private MainContainer() {}

    /** @param service the ECS service; empty without one */
    static SourceValue of(Map<String, SourceValue> containers, Optional<SourceValue> service) {
        var balanced = service.flatMap(found -> found.member("loadBalancers")).stream()
                .flatMap(all -> all.items().stream())
                .flatMap(target -> ImportedTask.text(target, "containerName").stream())
                .filter(containers::containsKey)
                .map(containers::get)
                .findFirst();
        Predicate<SourceValue> isServer = value -> isApplication(value) && isEssential(value) && hasPort(value);
        return balanced.or(() -> first(containers, value -> isServer.test(value) && !isNeeded(containers, value)))
                .or(() -> first(containers, isServer))
                .or(() -> first(containers, value -> isApplication(value) && isEssential(value)))
                .or(() -> first(containers, MainContainer::isApplication))
                .orElseGet(() -> containers.values().iterator().next());
    }

    private static Optional<SourceValue> first(Map<String, SourceValue> containers, Predicate<SourceValue> condition) {
        return containers.values().stream().filter(condition).findFirst();
    }

    /** True for a container that is no log router and no other agent. */
    private static boolean isApplication(SourceValue container) {
        var image = ImportedTask.text(container, "image").orElse("");
        return container.member("firelensConfiguration").isEmpty()
                && !AGENT.matcher(image).matches();
    }

    /** True for a container that another one starts after, by {@code dependsOn} or {@code links}. */
    private static boolean isNeeded(Map<String, SourceValue> containers, SourceValue container) {
        var name = ImportedTask.text(container, "name").orElse("");
        return containers.values().stream().anyMatch(other -> {
            var dependencies = other.member("dependsOn").map(SourceValue::items).orElse(List.of()).stream()
                    .flatMap(dependency -> ImportedTask.text(dependency, "containerName").stream());
            var links = other.member("links").map(SourceValue::items).orElse(List.of()).stream()
                    .map(link -> link.text().replaceFirst(":.*", ""));
            return Stream.concat(dependencies, links).anyMatch(name::equals);
        });
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
