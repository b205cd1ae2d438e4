package dev.slipway.base.link;

import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The links of one service to the stores and services that it uses. */
public record Links(List<Link> all) {
    /** No links. */
    public static final Links NONE = new Links(List.of());

    public Links {
        all = List.copyOf(all);
    }

    /** The same links and one more. */
    public Links and(Optional<Link> more) {
        return new Links(Stream.concat(all.stream(), more.stream()).toList());
    }

    /** The variables of all stores. */
    public Map<String, Output<String>> environment() {
        var environment = new TreeMap<String, Output<String>>();
        all.forEach(use -> environment.putAll(use.environment()));
        return environment;
    }

    /** The variables that ECS fills from secrets, by the ARN of their secret. */
    public Map<String, Output<String>> secrets() {
        var secrets = new TreeMap<String, Output<String>>();
        all.forEach(use -> secrets.putAll(use.secrets()));
        return secrets;
    }

    /** The names of all variables. */
    public Set<String> variables() {
        var variables = new TreeSet<>(environment().keySet());
        variables.addAll(secrets().keySet());
        return variables;
    }

    /** The statements of the client's own role. */
    public List<Statement> grants() {
        return all.stream()
                .flatMap(use -> use.store().access().grants().stream())
                .toList();
    }

    /** The statements of the task execution role. */
    public List<Statement> startGrants() {
        return all.stream()
                .flatMap(use -> use.store().access().startGrants().stream())
                .toList();
    }

    /** True if one of the stores is reachable inside the VPC only. */
    public boolean needVpc() {
        return all.stream().anyMatch(use -> use.store().inVpc());
    }

    /**
     * Admits the client's connections to each store.
     *
     * @return the resources that must exist before the client connects
     */
    public List<Resource> admit(LinkClient client) {
        return all.stream().flatMap(use -> use.store().admit(client).stream()).toList();
    }
}
