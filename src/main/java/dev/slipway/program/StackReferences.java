package dev.slipway.program;

import com.google.gson.JsonParseException;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.Json;
import dev.slipway.base.StackName;
import dev.slipway.components.environment.StandInEnvironment;
import dev.slipway.components.environment.UsedEnvironment;
import dev.slipway.components.service.RemoteService;
import dev.slipway.settings.Connection;
import dev.slipway.settings.Settings;
import dev.slipway.settings.reader.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The outputs of other stacks for the embedded engine: those of a file that {@code pulumi stack output --json} or
 * {@code ./slipway preview --json} has written, or stand-ins.
 */
final class StackReferences {
    /** The organization of a stack in a backend of one's own, where Pulumi knows no other. */
    private static final String ORGANIZATION = "organization";

    private StackReferences() {}

    /**
     * The outputs of each stack that the program reads, by its full name.
     *
     * @throws RunException for a file that is missing or no JSON object
     */
    static Map<String, Map<String, Object>> of(Settings settings, StackConfig config) {
        var references = new HashMap<String, Map<String, Object>>();
        stacks(settings)
                .forEach(stack -> references.put(
                        stack.full(ORGANIZATION, config.project()),
                        Optional.ofNullable(settings.environment().outputs().get(stack.written()))
                                .map(file -> read(stack, file, config))
                                .orElseGet(() -> standIns(stack, settings, config))));
        return references;
    }

    /** The stacks whose outputs have stand-ins. */
    static List<String> assumed(Settings settings) {
        return stacks(settings).stream()
                .map(StackName::written)
                .filter(stack -> !settings.environment().outputs().containsKey(stack))
                .toList();
    }

    /** The names of the stacks as {@code <project>/<stack>}. */
    static SortedSet<String> names(Settings settings, StackConfig config) {
        return stacks(settings).stream()
                .map(stack -> stack.full(ORGANIZATION, config.project()))
                .map(full -> full.substring(full.indexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<StackName> stacks(Settings settings) {
        var stacks = new LinkedHashSet<StackName>();
        settings.environment().used().ifPresent(used -> stacks.add(used.stack()));
        settings.remoteConnections().forEach(connection -> connection.of().ifPresent(stacks::add));
        return stacks;
    }

    private static Map<String, Object> read(StackName stack, String file, StackConfig config) {
        try {
            var values = Json.read(Files.readString(config.root().resolve(file)));
            if (values instanceof Map<?, ?> map) {
                var outputs = map.get("outputs") instanceof Map<?, ?> planned ? planned : map;
                var named = new TreeMap<String, Object>();
                outputs.forEach((name, value) -> named.put(name.toString(), value));
                return named;
            }
        } catch (IOException | JsonParseException e) {
            throw new RunException(message(stack, file), e);
        }
        throw new RunException(message(stack, file));
    }

    private static String message(StackName stack, String file) {
        return "slipway:environment.outputs.%s = %s: a JSON file of the project with the outputs of that stack is allowed; write it by pulumi stack output --json -s %s > %s"
                .formatted(stack.written(), file, stack.written(), file);
    }

    private static Map<String, Object> standIns(StackName stack, Settings settings, StackConfig config) {
        var region = config.values().getOrDefault("aws:region", "us-east-1");
        var services = new TreeMap<String, Object>();
        settings.remoteConnections().stream()
                .filter(connection -> connection.of().equals(Optional.of(stack)))
                .map(Connection::service)
                .distinct()
                .forEach(service -> services.put(
                        service,
                        RemoteService.standIn(settings.remoteConnections().stream()
                                .filter(connection -> connection.service().equals(service))
                                .map(Connection::port)
                                .toList())));
        return Map.of(UsedEnvironment.OUTPUT, StandInEnvironment.values(stack, region), RemoteService.OUTPUT, services);
    }
}
