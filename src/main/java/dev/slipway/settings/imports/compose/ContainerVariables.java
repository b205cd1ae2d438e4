package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.SecretParameters;
import dev.slipway.settings.imports.SourceValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Reader of {@code environment} and {@code env_file}: variables, secrets, links to stores, and calls of other services. */
final class ContainerVariables {
    private final ComposeService service;
    private final StoreVariables stores;
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    private record Variable(SourceValue source, String value) {}

    private ContainerVariables(ComposeService service) {
        this.service = service;
        this.stores = new StoreVariables(service);
    }

    static void read(ComposeService service) {
        var reader = new ContainerVariables(service);
        reader.files();
        reader.own();
        // The address of a store is read before the account, whose meaning follows from it.
        var accounts = new ArrayList<String>();
        reader.dependencies();
        reader.variables.forEach((name, variable) -> {
            if (!reader.stores.isAddress(name, variable.value())) {
                accounts.add(name);
            }
        });
        reader.variables.keySet().stream()
                .filter(name -> !accounts.contains(name))
                .forEach(reader::write);
        accounts.forEach(reader::write);
    }

    /** A service that starts after a store uses it. */
    private void dependencies() {
        ServiceDependencies.of(service.source()).keySet().forEach(name -> Optional.ofNullable(
                        service.scope().stores().get(name))
                .ifPresent(stores::link));
    }

    private void files() {
        service.fields().value("env_file").ifPresent(value -> {
            var items = value.isList() ? value.items() : List.of(value);
            for (var item : items) {
                item.markRead();
                var fields = item.isObject()
                        ? service.fields().section(item)
                        : Optional.<dev.slipway.settings.imports.SourceFields>empty();
                var path = fields.flatMap(section -> section.text("path"))
                        .map(field -> field.value())
                        .orElse(item.text());
                var required = fields.flatMap(section -> section.flag("required"))
                        .map(field -> field.value())
                        .orElse(true);
                fields.flatMap(section -> section.text("format"))
                        .ifPresent(format -> service.report().ignored(format.source(), "Compose's format is read"));
                file(item, path, required);
            }
        });
    }

    private void file(SourceValue source, String path, boolean isRequired) {
        var scope = service.scope();
        Path file = scope.file().folder().resolve(path);
        try {
            EnvironmentLines.of(
                            Files.readString(file), scope.file().interpolation().variables())
                    .forEach((name, value) -> variables.put(name, new Variable(source, value)));
            service.report()
                    .changed(
                            source,
                            service.key("environment"),
                            "its variables are in the stack file, its secrets under secrets");
        } catch (IOException | RuntimeException e) {
            if (isRequired) {
                service.report()
                        .open(
                                source,
                                service.key("environment"),
                                "there is no file %s that is readable: write its variables, and its secrets under secrets"
                                        .formatted(path));
            } else {
                service.report().ignored(source, "there is no such file, and it is not required");
            }
        }
    }

    private void own() {
        for (var entry : ComposeEntries.of(service.fields(), "environment")) {
            var name = entry.name();
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                service.report()
                        .lost(
                                entry.source(),
                                "%s is not a name of a variable, of letters, digits and underscores: rename it"
                                        .formatted(name));
                continue;
            }
            var value = entry.value()
                    .or(() -> service.scope().file().interpolation().variable(name));
            if (value.isPresent()) {
                variables.put(name, new Variable(entry.source(), value.get()));
            } else if (SecretParameters.isSecret(name, "")) {
                variables.put(name, new Variable(entry.source(), ""));
            } else {
                service.report()
                        .open(
                                entry.source(),
                                service.key("environment." + name),
                                "Compose takes the value from the machine, which has none now: write it");
            }
        }
    }

    private void write(String name) {
        var variable = variables.get(name);
        var value = variable.value();
        var source = variable.source();
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            service.report()
                    .lost(
                            source,
                            "%s is not a name of a variable, of letters, digits and underscores: rename it"
                                    .formatted(name));
        } else if (TaskCredentials.isOne(name)) {
            service.report().open(source, service.key("allow"), TaskCredentials.NOTE);
        } else if (stores.read(name, value, source)) {
            return;
        } else if (SecretParameters.isSecret(name, value) || service.scope().isPassword(value)) {
            var parameter = service.scope().secrets().name(service.setting(), name, value);
            service.draft().section("secrets").put(name, "ssm:" + parameter);
            service.report()
                    .open(
                            source,
                            service.key("secrets." + name),
                            SecretParameters.step(parameter)
                                    + (value.isEmpty() ? ", or remove the key if the service has none" : ""));
        } else {
            var called = calls(service, name, value, source);
            var missing = missing(name, value);
            if (missing.isPresent()) {
                service.draft().section("environment").put(name, called);
                service.report()
                        .open(
                                source,
                                service.key("environment." + name),
                                "it names %s, which is not a service of the stack: write the address of what replaces it"
                                        .formatted(missing.get()));
            } else if (called.equals(value) && isOwn(value)) {
                service.draft().section("environment").put(name, value);
                service.report()
                        .open(
                                source,
                                service.key("environment." + name),
                                "it names the service itself, whose container does not know this name: write localhost for calls of its own");
            } else if (called.equals(value)) {
                service.draft().section("environment").take(name, value, source);
            } else {
                service.draft()
                        .section("environment")
                        .change(name, called, source, "services are called by their names: %s".formatted(called));
            }
        }
    }

    /** True for an address of the service itself. */
    private boolean isOwn(String value) {
        return CallPattern.first(service.scope().hosts(service.name()::equals), "", value)
                .isPresent();
    }

    /** The name of a host in a value that is neither a service nor a store of the stack. */
    private Optional<String> missing(String variable, String value) {
        var scope = service.scope();
        var hosts = scope.hosts(
                name -> !scope.services().containsKey(name) && !scope.stores().containsKey(name));
        return CallPattern.first(hosts, variable, value).map(match -> match.group(2));
    }

    /** The value with the names of the stack file for those of the Compose file; the called services are in {@code connects}. */
    static String calls(ComposeService service, String variable, String value, SourceValue source) {
        var scope = service.scope();
        var hosts = scope.hosts(scope.services()::containsKey);
        if (hosts.isEmpty()) {
            return value;
        }
        return CallPattern.of(hosts).matcher(value).replaceAll(match -> {
            var called = scope.service(match.group(2)).orElseThrow();
            if (called.name().equals(service.name()) || !CallPattern.isHost(match, variable, value)) {
                return Matcher.quoteReplacement(match.group());
            }
            var port = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
            if (!called.ports().isEmpty() || port != 0) {
                if (!service.call(called, port)) {
                    service.report()
                            .open(
                                    source,
                                    service.key("connects"),
                                    "%s calls %s, which connects cannot name here (a circle, or a job): write an address that the tasks reach"
                                            .formatted(service.setting(), called.setting()));
                }
            }
            return Matcher.quoteReplacement(
                    match.group(1) + called.setting() + (match.group(3) == null ? "" : ":" + match.group(3)));
        });
    }
}
