package dev.slipway.components.database;

import java.util.Map;
import java.util.Set;

/** The values that a client of the database gets, by their keys under {@code as}. */
public final class DatabaseVariables {
    /** Environment variables of every client by the keys of their values. */
    public static final Map<String, String> DEFAULT = Map.of(
            "engine", "DB_ENGINE",
            "host", "DB_HOST",
            "readerHost", "DB_READER_HOST",
            "port", "DB_PORT",
            "name", "DB_NAME",
            "secretArn", "DB_SECRET_ARN",
            "secret", "DB_SECRET");

    /** The keys of the values that a client gets only in variables that it names. */
    public static final Set<String> FURTHER = Set.of("url", "username", "password");

    /** The keys of the values that ECS reads from the secret when a task starts. */
    public static final Set<String> SECRETS = Set.of("secret", "username", "password");

    private DatabaseVariables() {}
}
