package dev.slipway.components.database;

import com.pulumi.core.Output;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;

/** The database of a stack that services connect to: one of the stack, or an existing one. */
public sealed interface RelationalDatabase extends Linkable permits Database, ExistingDatabase {
    /** The host name that reads and writes. */
    Output<String> endpoint();

    /** The host name of the readers, or {@link #endpoint} without readers. */
    Output<String> readerEndpoint();

    /** The TCP port. */
    Output<Integer> port();

    /** The ARN of the secret with the name and the password of a user, as a JSON object. */
    Output<String> secretArn();

    /** The values that clients get. */
    DatabaseConnection connection();

    @Override
    default LinkGrant access() {
        return connection().access();
    }

    @Override
    default LinkGrant further() {
        return connection().further();
    }

    @Override
    default boolean inVpc() {
        return true;
    }
}
