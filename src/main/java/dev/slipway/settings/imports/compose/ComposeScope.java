package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ImportErrors;
import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.SecretParameters;
import dev.slipway.settings.imports.SettingNames;
import dev.slipway.settings.imports.SourceValue;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The stack in the making, and the names by which its services call each other.
 *
 * @param root the settings of the stack
 * @param project the folder of the stack files
 * @param prefix of the names of parameters, such as {@code /shop/dev}
 * @param services those that become services and jobs, by their names in the file
 * @param stores those that become stores of AWS, by their names in the file
 * @param usedStores the links that services have
 * @param hosts the service or store by each name that others call it by
 */
record ComposeScope(
        ComposeFile file,
        DraftSection root,
        ImportReport report,
        ImportErrors errors,
        Path project,
        String prefix,
        SettingNames names,
        SecretParameters secrets,
        Map<String, ComposeService> services,
        Map<String, ComposeStore> stores,
        Set<String> usedStores,
        Map<String, String> hosts) {
    static ComposeScope of(ComposeFile file, ImportReport report, ImportErrors errors, Path project, String prefix) {
        return new ComposeScope(
                file,
                DraftSection.stack(report),
                report,
                errors,
                project,
                prefix,
                new SettingNames(),
                new SecretParameters(prefix),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new HashSet<>(),
                new LinkedHashMap<>());
    }

    /** The names by which others call a service: its own, that of its container, aliases of networks and links. */
    void addHosts(String name, SourceValue service) {
        hosts.put(name, name);
        service.member("container_name").ifPresent(value -> hosts.putIfAbsent(value.text(), name));
        service.member("hostname").ifPresent(value -> hosts.putIfAbsent(value.text(), name));
        service.member("links").ifPresent(links -> links.items().stream()
                .map(link -> link.text().split(":"))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> hosts.putIfAbsent(parts[1], parts[0])));
        service.member("networks")
                .ifPresent(networks -> networks.members().values().forEach(network -> network.member("aliases")
                        .ifPresent(
                                aliases -> aliases.items().forEach(alias -> hosts.putIfAbsent(alias.text(), name)))));
    }

    /** The names by which others call the services that a condition is true for, by their names in the file. */
    List<String> hosts(Predicate<String> isOne) {
        return hosts.entrySet().stream()
                .filter(host -> isOne.test(host.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** True for the password of a store's container, which other services repeat. */
    boolean isPassword(String value) {
        return !value.isEmpty()
                && stores.values().stream()
                        .anyMatch(store -> value.equals(store.credentials().get("password")));
    }

    /** A path of the Compose file, relative to the project's folder, with {@code /} between its parts. */
    String path(String inFile) {
        var relative = project.relativize(file.folder().resolve(inFile).normalize())
                .toString()
                .replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }

    /** The service that others call by a name. */
    Optional<ComposeService> service(String host) {
        return Optional.ofNullable(hosts.get(host)).flatMap(name -> Optional.ofNullable(services.get(name)));
    }

    /** The store that others call by a name. */
    Optional<ComposeStore> store(String host) {
        return Optional.ofNullable(hosts.get(host)).flatMap(name -> Optional.ofNullable(stores.get(name)));
    }
}
