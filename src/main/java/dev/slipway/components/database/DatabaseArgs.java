package dev.slipway.components.database;

import dev.slipway.base.Withers;
import dev.slipway.components.alarm.AlarmTopic;
import dev.slipway.components.key.Key;
import dev.slipway.components.network.Network;
import java.util.Optional;

/**
 * What a database is made of.
 *
 * @param network whose private subnets it lies in; they must be in two zones
 * @param key what its storage, its secret, its logs and its performance data are encrypted with
 * @param topic who is told when it has too little capacity; empty for nobody
 * @param protectedFromDeletion whether RDS and Pulumi refuse to delete it
 */
@Withers
public record DatabaseArgs(
        Network network,
        Key key,
        ClusterIdentifier identifier,
        DatabaseSpec spec,
        Optional<AlarmTopic> topic,
        boolean protectedFromDeletion)
        implements DatabaseArgsBuilder.With {

    /** A database in a network; it may be deleted. */
    public static DatabaseArgs of(Network network, Key key, ClusterIdentifier identifier, DatabaseSpec spec) {
        return new DatabaseArgs(network, key, identifier, spec, Optional.empty(), false);
    }
}
