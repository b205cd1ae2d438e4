package dev.slipway.components.service;

import com.pulumi.core.Output;
import dev.slipway.base.Json;
import dev.slipway.base.link.Links;
import dev.slipway.components.image.ContainerImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The container definitions of a task, see
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">
 * ContainerDefinition</a>.
 *
 * @param name the name of the service's own container
 * @param links the links whose environment variables and secrets the service's own container gets
 * @param injected the sidecars that Slipway adds, and Service Connect
 */
record ContainerDefinitions(String name, TaskSpec spec, Links links, ContainerLogs logs, InjectedSidecars injected) {

    /**
     * The definitions as JSON text: the log router if there is one, the service's own container, the sidecars, the
     * container that writes secret files, and the trace collector.
     */
    Output<String> json(ContainerImage image) {
        var definitions = new ArrayList<Map<String, Object>>();
        injected.router().ifPresent(router -> definitions.add(router.definition(logs)));
        definitions.add(own(image));
        spec.sidecars().forEach(sidecar -> definitions.add(sidecar(sidecar)));
        spec.secretFiles().ifPresent(files -> definitions.add(writer(files)));
        injected.tracing().ifPresent(tracing -> definitions.add(collector(tracing)));
        return Json.text(definitions);
    }

    private Map<String, Object> own(ContainerImage image) {
        var container = injected.traced(spec.container(), name);
        var dependsOn = new TreeMap<>(container.dependsOn());
        spec.secretFiles()
                .ifPresent(files -> dependsOn.put(SecretFiles.NAME, ContainerSpec.DependencyCondition.SUCCESS));
        var definition = definition(name, image, container.withDependsOn(dependsOn), links, true);
        var mappings = new ArrayList<Map<String, Object>>();
        container.port().ifPresent(port -> mappings.add(mapping(port, name, injected.named(""))));
        container
                .ports()
                .forEach((port, number) ->
                        mappings.add(mapping(number, ServiceConnection.portName(name, port), injected.named(port))));
        if (!mappings.isEmpty()) {
            definition.put("portMappings", mappings);
        }
        var mounts = mounts(name, container);
        spec.secretFiles().ifPresent(files -> mounts.add(mount(files, true)));
        if (!mounts.isEmpty()) {
            definition.put("mountPoints", mounts);
        }
        return definition;
    }

    private Map<String, Object> sidecar(Sidecar sidecar) {
        var definition =
                definition(sidecar.name(), sidecar.image(), sidecar.container(), Links.NONE, sidecar.essential());
        var mounts = mounts(sidecar.name(), sidecar.container());
        if (!mounts.isEmpty()) {
            definition.put("mountPoints", mounts);
        }
        return definition;
    }

    private static List<Map<String, Object>> mounts(String name, ContainerSpec container) {
        var mounts = new ArrayList<Map<String, Object>>();
        container.options().volumes().forEach(mount -> mount.mountPoint(name).ifPresent(mounts::add));
        return mounts;
    }

    private Map<String, Object> collector(Tracing tracing) {
        var definition =
                definition(Tracing.RESERVED.container(), tracing.image(), tracing.container(), Links.NONE, false);
        definition.put("memoryReservation", Tracing.MEMORY);
        return definition;
    }

    private Map<String, Object> writer(SecretFiles files) {
        var definition = definition(SecretFiles.NAME, files.writer(), files.container(), Links.NONE, false);
        definition.put("entryPoint", List.of("sh", "-ec"));
        definition.put("mountPoints", List.of(mount(files, false)));
        definition.put("readonlyRootFilesystem", true);
        return definition;
    }

    private static Map<String, Object> mount(SecretFiles files, boolean readOnly) {
        var mount = ordered("sourceVolume", SecretFiles.NAME, "containerPath", files.folder());
        mount.put("readOnly", readOnly);
        return mount;
    }

    private Map<String, Object> definition(
            String name, ContainerImage image, ContainerSpec container, Links links, boolean essential) {
        var definition = new LinkedHashMap<String, Object>();
        definition.put("name", name);
        definition.put("image", image.reference());
        definition.put("essential", essential);
        if (!container.allPorts().isEmpty()) {
            definition.put(
                    "portMappings",
                    container.allPorts().stream()
                            .map(port -> ordered("containerPort", port, "protocol", protocol(port)))
                            .toList());
        }
        definition.putAll(container.options().definition());
        if (!container.command().isEmpty()) {
            definition.put("command", container.command());
        }
        var variables = new TreeMap<String, Object>(container.environment());
        variables.putAll(links.environment());
        definition.put("environment", pairs(variables, "value"));
        var secrets = new TreeMap<>(links.secrets());
        container.secrets().forEach((variable, secret) -> secrets.put(variable, secret.valueFrom()));
        if (!secrets.isEmpty()) {
            definition.put("secrets", pairs(secrets, "valueFrom"));
        }
        var dependsOn = injected.dependsOn(container.dependsOn());
        if (!dependsOn.isEmpty()) {
            definition.put(
                    "dependsOn",
                    dependsOn.entrySet().stream()
                            .map(entry -> ordered(
                                    "containerName", entry.getKey(),
                                    "condition", entry.getValue().name()))
                            .toList());
        }
        container.health().ifPresent(health -> definition.put("healthCheck", healthCheck(health)));
        container.stopTimeoutSeconds().ifPresent(seconds -> definition.put("stopTimeout", seconds));
        var linux = linuxParameters(container.options());
        if (!linux.isEmpty()) {
            definition.put("linuxParameters", linux);
        }
        definition.put("logConfiguration", logs.configuration());
        return definition;
    }

    private Map<String, Object> linuxParameters(ContainerOptions options) {
        var parameters = new LinkedHashMap<String, Object>();
        // An init process also reaps the zombie processes of ECS Exec sessions.
        if (spec.exec() || options.process().init()) {
            parameters.put("initProcessEnabled", true);
        }
        var tmpfs = options.volumes().stream()
                .flatMap(mount -> mount.tmpfs().stream())
                .toList();
        if (!tmpfs.isEmpty()) {
            parameters.put("tmpfs", tmpfs);
        }
        return parameters;
    }

    /** A port mapping, with the name that Service Connect refers to if other services connect to the port. */
    private Map<String, Object> mapping(int port, String name, boolean named) {
        var mapping = ordered("containerPort", port, "protocol", protocol(port));
        if (named) {
            mapping.put("name", name);
        }
        return mapping;
    }

    private String protocol(int port) {
        return spec.udpPorts().contains(port) ? "udp" : "tcp";
    }

    private static Map<String, Object> healthCheck(ContainerHealth health) {
        var check = new LinkedHashMap<String, Object>();
        check.put("command", health.command());
        check.put("interval", health.interval().toSeconds());
        check.put("timeout", health.timeout().toSeconds());
        check.put("retries", health.retries());
        check.put("startPeriod", health.startPeriod().toSeconds());
        return check;
    }

    private static List<Map<String, Object>> pairs(Map<String, ?> values, String valueKey) {
        return values.entrySet().stream()
                .map(entry -> ordered("name", entry.getKey(), valueKey, entry.getValue()))
                .toList();
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        var map = new LinkedHashMap<String, Object>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
