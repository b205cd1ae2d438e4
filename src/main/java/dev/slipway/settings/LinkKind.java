package dev.slipway.settings;

import dev.slipway.components.database.Database;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.Bus;
import dev.slipway.components.storage.Table;
import java.util.Set;

/** The kinds of stores that a service can use, as {@code uses} names them. */
public enum LinkKind {
    TABLE("slipway:storage.tables", "dynamodb", Set.of(Table.VARIABLE)),
    BUCKET("slipway:storage.buckets", "s3", Set.of(Bucket.VARIABLE)),
    BUS("slipway:storage.buses", "events", Set.of(Bus.VARIABLE)),
    DATABASE("slipway:database", "secretsmanager", Database.VARIABLES);

    private final String declaredIn;
    private final String endpoint;
    private final Set<String> variables;

    LinkKind(String declaredIn, String endpoint, Set<String> variables) {
        this.declaredIn = declaredIn;
        this.endpoint = endpoint;
        this.variables = variables;
    }

    /** The key of the stack file that declares a store of the kind. */
    String declaredIn() {
        return declaredIn;
    }

    /** The short name of the AWS service that clients call; for the database, the one with its secret. */
    public String endpoint() {
        return endpoint;
    }

    /** The names of the variables that clients get. */
    Set<String> variables() {
        return variables;
    }
}
