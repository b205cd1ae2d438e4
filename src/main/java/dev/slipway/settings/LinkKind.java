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

    /** Where a stack file declares one. */
    String declaredIn() {
        return declaredIn;
    }

    /** The short name of the AWS service that its user calls: for the database, to read its secret. */
    public String endpoint() {
        return endpoint;
    }

    /** The variables by which its user is told of it. */
    Set<String> variables() {
        return variables;
    }
}
