package dev.slipway.settings;

import dev.slipway.base.link.DeclaredLink;
import dev.slipway.components.database.DatabaseVariables;
import dev.slipway.components.messaging.Queue;
import dev.slipway.components.messaging.Topic;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.Table;
import dev.slipway.settings.reader.EnumNames;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kinds of stores that a service can use, as {@code uses} names them. */
public enum LinkKind {
    TABLE("slipway:storage.tables", "dynamodb", Map.of("name", Table.VARIABLE)),
    BUCKET("slipway:storage.buckets", "s3", Map.of("name", Bucket.VARIABLE)),
    BUS("slipway:storage.buses", "events", Map.of("name", Bus.VARIABLE)),
    QUEUE("slipway:storage.queues", "sqs", Map.of("url", Queue.VARIABLE)),
    TOPIC("slipway:storage.topics", "sns", Map.of("arn", Topic.VARIABLE)),
    CACHE("slipway:caches", "secretsmanager", Map.of()),
    DATABASE("slipway:database", "secretsmanager", DatabaseVariables.DEFAULT);

    private final String declaredIn;
    private final String endpoint;
    private final Map<String, String> variables;

    LinkKind(String declaredIn, String endpoint, Map<String, String> variables) {
        this.declaredIn = declaredIn;
        this.endpoint = endpoint;
        this.variables = variables;
    }

    /** The key of the stack file that declares a store of the kind. */
    String declaredIn() {
        return declaredIn;
    }

    /** The link to a store with a name. Clients of the database call the AWS service with its secret. */
    DeclaredLink link(String name) {
        var database = this == DATABASE;
        return new DeclaredLink(
                word(),
                name,
                new TreeMap<>(variables),
                new TreeSet<>(further()),
                database ? DatabaseVariables.SECRETS : Set.of(),
                new TreeSet<>(Set.of(endpoint)),
                database);
    }

    /** The keys of the values that a client gets only in variables that it names. */
    private Set<String> further() {
        return switch (this) {
            case DATABASE -> DatabaseVariables.FURTHER;
            case QUEUE -> Queue.FURTHER;
            default -> Set.of();
        };
    }

    /** The kind in a stack file. */
    public String word() {
        return EnumNames.written(this);
    }
}
