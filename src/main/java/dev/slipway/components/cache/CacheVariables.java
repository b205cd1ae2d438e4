package dev.slipway.components.cache;

import dev.slipway.base.link.DeclaredLink;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The values that a client of a cache gets, by their keys under {@code as}. */
public final class CacheVariables {
    static final String HOST = "CACHE_HOST";
    static final String PORT = "CACHE_PORT";
    static final String USER = "CACHE_USER";
    static final String NAME = "CACHE_NAME";
    static final String PASSWORD = "CACHE_PASSWORD";
    static final String SECRET_ARN = "CACHE_SECRET_ARN";

    /** The key of the value that a client gets only in a variable that it names. */
    static final String URL = "url";

    private static final Map<String, String> WITH_PASSWORD =
            Map.of("host", HOST, "port", PORT, "user", USER, "password", PASSWORD, "secretArn", SECRET_ARN);

    /** A token names the cache and the user. */
    private static final Map<String, String> WITH_TOKEN =
            Map.of("host", HOST, "port", PORT, "user", USER, "name", NAME);

    private CacheVariables() {}

    /** The link to a cache. ECS reads a password from its secret; a token needs no call to AWS. */
    public static DeclaredLink link(String kind, String name, CacheAuthentication authentication) {
        var password = authentication == CacheAuthentication.PASSWORD;
        return new DeclaredLink(
                kind,
                name,
                new TreeMap<>(password ? WITH_PASSWORD : WITH_TOKEN),
                new TreeSet<>(Set.of(URL)),
                password ? Set.of("password") : Set.of(),
                new TreeSet<>(password ? Set.of("secretsmanager") : Set.<String>of()),
                true);
    }
}
