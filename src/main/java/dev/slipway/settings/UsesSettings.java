package dev.slipway.settings;

import dev.slipway.base.link.DeclaredLink;
import dev.slipway.components.storage.QueueAccess;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The stores and the links of extensions that a service uses, in the order of the stack file. */
public record UsesSettings(List<Used> all) {
    /**
     * One link.
     *
     * @param suffix the end of the names of its variables: empty for the first of a kind, the name for the others
     * @param names the names that the service gives to variables: by the default name, or by the key of a further value
     * @param access the permissions for a queue; those of another kind are always the same
     */
    public record Used(DeclaredLink link, String suffix, Map<String, String> names, QueueAccess access) {
        /** The link as the next one of a list. */
        static Used after(Collection<Used> others, DeclaredLink link, Map<String, String> names, QueueAccess access) {
            var first = others.stream().noneMatch(other -> other.link().kind().equals(link.kind()));
            var suffix = "_" + link.name().toUpperCase(Locale.ROOT).replace('-', '_');
            return new Used(link, first ? "" : suffix, names, access);
        }

        /** The names of its variables. */
        Set<String> variables() {
            var variables = new TreeSet<String>();
            link.variables().values().forEach(name -> variables.add(names.getOrDefault(name, name + suffix)));
            variables.addAll(names.values());
            return variables;
        }
    }

    /** The short names of the AWS services that the links call. */
    public Set<String> endpoints() {
        var endpoints = new TreeSet<String>();
        all.forEach(used -> endpoints.addAll(used.link().endpoints()));
        return endpoints;
    }

    /** True if one of the links is reachable inside the VPC only. */
    public boolean inVpc() {
        return all.stream().anyMatch(used -> used.link().inVpc());
    }

    /** The names of the variables that Slipway sets for the links. */
    public Set<String> variables() {
        var variables = new HashSet<String>();
        all.forEach(used -> variables.addAll(used.variables()));
        return variables;
    }
}
