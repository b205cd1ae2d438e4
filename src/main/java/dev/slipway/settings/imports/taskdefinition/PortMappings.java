package dev.slipway.settings.imports.taskdefinition;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.SettingNames;
import dev.slipway.settings.imports.SourceField;
import dev.slipway.settings.imports.SourceFields;
import java.util.List;

/** Reader of {@code portMappings}: the first port with TCP is {@code port}, others are in {@code ports}. */
final class PortMappings {
    private static final int MAX_PORT = 65535;

    private final ImportedTask task;
    private final DraftSection draft;
    private final boolean isMain;
    private final SettingNames names = new SettingNames();

    PortMappings(ImportedTask task, DraftSection draft, boolean isMain) {
        this.task = task;
        this.draft = draft;
        this.isMain = isMain;
    }

    void read(SourceFields container) {
        container.sections("portMappings").forEach(this::mapping);
    }

    private void mapping(SourceFields mapping) {
        var port = mapping.integer("containerPort", 1, MAX_PORT);
        var protocol =
                task.filled(mapping, "protocol").flatMap(field -> mapping.choice("protocol", List.of("tcp", "udp")));
        var name = task.filled(mapping, "name");
        if (protocol.map(field -> field.value().equalsIgnoreCase("udp")).orElse(false)) {
            task.report()
                    .lost(
                            mapping.source(),
                            "ports of containers have TCP: clients use UDP through the network load balancer, by a route with listen and protocol: udp");
            return;
        }
        mapping.value("containerPortRange").ifPresent(range -> task.report()
                .lost(range, "each port has a key of its own: write them under ports"));
        port.ifPresent(field -> {
            if (!draft.has("port")) {
                draft.take("port", field);
            } else if (!isKnown(field.value())) {
                var key = names.of(name.map(SourceField::value).orElse("p" + field.value()));
                draft.section("ports").take(key, field);
            } else {
                task.report().ignored(field.source(), "the port is there already");
            }
        });
        protocol.ifPresent(field -> task.report().taken(field.source(), draft.key("port")));
        name.ifPresent(field -> task.report()
                .changed(
                        field.source(),
                        draft.key(draft.has("ports") ? "ports" : "port"),
                        isMain
                                ? "callers name the service, and a further port by its key in ports"
                                : "sidecars have no names for callers"));
        mapping.integer("hostPort", 0, MAX_PORT).ifPresent(host -> {
            if (port.map(field -> field.value().equals(host.value())).orElse(true) || host.value() == 0) {
                task.report().ignored(host.source(), "tasks on Fargate have the port of the container");
            } else {
                task.report()
                        .changed(host.source(), draft.key("port"), "tasks on Fargate have the port of the container");
            }
        });
        var protocols = List.of("http", "http2", "grpc");
        var applicationProtocol =
                task.filled(mapping, "appProtocol").flatMap(field -> mapping.choice("appProtocol", protocols));
        applicationProtocol.ifPresent(application -> {
            if (application.value().equals("http")) {
                task.report().taken(application.source(), draft.key("port"));
            } else {
                task.report()
                        .changed(
                                application.source(),
                                task.service().key("routes.protocol"),
                                "the protocol is that of a route: write protocol: %s where the service has one"
                                        .formatted(application.value()));
            }
        });
    }

    private boolean isKnown(int port) {
        return Integer.valueOf(port).equals(draft.members().get("port"))
                || draft.has("ports") && draft.section("ports").members().containsValue(port);
    }
}
