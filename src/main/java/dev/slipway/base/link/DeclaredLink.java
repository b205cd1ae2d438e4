package dev.slipway.base.link;

import dev.slipway.base.Withers;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A link that {@code uses} of a service can name, as settings know it before its resources exist.
 *
 * @param kind a kind of store such as {@code table}, or the name of an extension
 * @param name the name within the kind
 * @param variables the variables that every client gets, by the key of their value under {@code as}
 * @param further the keys of the values that a client gets only in variables that it names
 * @param secrets the keys of the values that ECS reads from secrets
 * @param endpoints the short names of the AWS services that clients call, such as {@code sqs}; with {@code nat: none} their VPC
 *     endpoints are necessary
 * @param inVpc true if clients reach it inside the VPC only
 */
@Withers
public record DeclaredLink(
        String kind,
        String name,
        SortedMap<String, String> variables,
        SortedSet<String> further,
        Set<String> secrets,
        SortedSet<String> endpoints,
        boolean inVpc)
        implements DeclaredLinkBuilder.With {

    public DeclaredLink {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
        further = Collections.unmodifiableSortedSet(new TreeSet<>(further));
        secrets = Set.copyOf(secrets);
        endpoints = Collections.unmodifiableSortedSet(new TreeSet<>(endpoints));
    }

    /** A link of an extension: its name, and its variables by the key of their value. */
    public static DeclaredLink of(String name, Map<String, String> variables) {
        return new DeclaredLink("", name, new TreeMap<>(variables), new TreeSet<>(), Set.of(), new TreeSet<>(), false);
    }

    /** The same link to an AWS service with a VPC endpoint, such as {@code sqs}. */
    public DeclaredLink calling(String endpoint) {
        var all = new TreeSet<>(endpoints);
        all.add(endpoint);
        return withEndpoints(all);
    }

    /** The same link to a resource that clients reach inside the VPC only. */
    public DeclaredLink insideVpc() {
        return withInVpc(true);
    }

    /** The text in a stack file: kind and name. */
    public String written() {
        return kind + ":" + name;
    }

    /** The keys that are allowed under {@code as}. */
    public SortedSet<String> keys() {
        var keys = new TreeSet<>(variables.keySet());
        keys.addAll(further);
        return keys;
    }
}
