package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceFields;
import dev.slipway.settings.imports.SourceValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service in the making.
 *
 * @param name in the file
 * @param setting its name in the stack file
 * @param ports the container's TCP ports in the network, the main one first
 * @param calls the names of services in the file that this one calls
 * @param isJob true for a task that ends
 */
record ComposeService(
        ComposeScope scope,
        String name,
        String setting,
        SourceFields fields,
        DraftSection draft,
        Set<Integer> ports,
        Set<String> calls,
        boolean isJob) {
    static ComposeService of(ComposeScope scope, String name, SourceFields fields, boolean isJob) {
        var setting = scope.names().of(name);
        var draft = scope.root().section(isJob ? "jobs" : "services").section(setting);
        return new ComposeService(
                scope, name, setting, fields, draft, new LinkedHashSet<>(), new LinkedHashSet<>(), isJob);
    }

    SourceValue source() {
        return fields.source();
    }

    /** The image without its registry and tag; empty for a build. */
    Optional<String> image() {
        return source().member("build").isPresent()
                ? Optional.empty()
                : source().member("image").map(SourceValue::text);
    }

    /** Writes that this service calls a port of another one; false if the calls would be a circle. */
    boolean call(ComposeService other, int port) {
        if (other.name.equals(name) || other.isJob || isJob || other.reaches(name, new LinkedHashSet<>())) {
            return false;
        }
        calls.add(other.name);
        if (other.ports.isEmpty() || port != 0) {
            other.ports.add(port);
        }
        var main = other.ports.iterator().next();
        draft.append(
                "connects",
                port == 0 || port == main ? other.setting : "%s:%s".formatted(other.setting, portName(port)));
        return true;
    }

    /** The name of a port beside the main one. */
    static String portName(int port) {
        return "port-" + port;
    }

    private boolean reaches(String target, Set<String> seen) {
        return calls.contains(target)
                || calls.stream()
                        .filter(seen::add)
                        .flatMap(call -> Optional.ofNullable(scope.services().get(call)).stream())
                        .anyMatch(next -> next.reaches(target, seen));
    }

    dev.slipway.settings.imports.ImportErrors errors() {
        return scope.errors();
    }

    dev.slipway.settings.imports.ImportReport report() {
        return scope.report();
    }

    /** The key of a setting for reports. */
    String key(String member) {
        return draft.key(member);
    }

    List<Integer> portList() {
        return List.copyOf(ports);
    }
}
