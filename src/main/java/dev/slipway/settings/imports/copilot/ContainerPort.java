package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SourceField;
import java.util.Optional;

/**
 * A port of a container that receives requests.
 *
 * @param container the sidecar; empty for the main container
 * @param number of the port; 0 if there is none
 */
record ContainerPort(Optional<String> container, int number) {
    private static final int HTTPS = 443;

    /** The container and port of a rule or a listener; a port of a sidecar without a container is that of the sidecar. */
    static ContainerPort of(
            Workload workload,
            Optional<SourceField<String>> container,
            Optional<SourceField<Integer>> port,
            int otherwise) {
        var named = container.map(SourceField::value).filter(name -> !name.equals(workload.name()));
        named.filter(name -> !workload.sidecars().containsKey(name)).ifPresent(name -> workload.errors()
                .add(container.get().source(), "there is no such sidecar; name one of sidecars"));
        var main = workload.port().orElse(0);
        if (port.isEmpty()) {
            var own = named.map(name -> workload.sidecarPort(name).orElse(otherwise == 0 ? main : otherwise));
            return new ContainerPort(named, own.orElse(otherwise == 0 ? main : otherwise));
        }
        var number = port.get().value();
        return new ContainerPort(
                named.isPresent() || number == main || container.isPresent() ? named : workload.sidecarWithPort(number),
                number);
    }

    boolean isHttps() {
        return number == HTTPS;
    }

    /** Writes the target into a route: the sidecar, and a port other than its main one by a name of {@code ports}. */
    void writeTo(DraftSection route, Workload workload) {
        container.ifPresent(name -> route.put("container", name));
        var owner = container.map(workload.sidecars()::get).orElse(workload.draft());
        var main = container.map(workload::sidecarPort).orElseGet(workload::port);
        if (owner == null || number == 0 || main.isPresent() && main.getAsInt() == number) {
            return;
        }
        if (main.isEmpty() && container.isPresent() && !owner.has("port")) {
            owner.put("port", number);
            return;
        }
        var name = "port-" + number;
        owner.section("ports").put(name, number);
        route.put("port", name);
    }
}
