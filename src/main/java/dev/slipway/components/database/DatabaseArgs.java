package dev.slipway.components.database;

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
public record DatabaseArgs(
        Network network,
        Key key,
        ClusterIdentifier identifier,
        DatabaseSpec spec,
        Optional<AlarmTopic> topic,
        boolean protectedFromDeletion) {

    /** A database in a network; it may be deleted. */
    public static DatabaseArgs of(Network network, Key key, ClusterIdentifier identifier, DatabaseSpec spec) {
        return new DatabaseArgs(network, key, identifier, spec, Optional.empty(), false);
    }

    public DatabaseArgs withTopic(Optional<AlarmTopic> topic) {
        return new DatabaseArgs(network, key, identifier, spec, topic, protectedFromDeletion);
    }

    public DatabaseArgs withProtectedFromDeletion(boolean protectedFromDeletion) {
        return new DatabaseArgs(network, key, identifier, spec, topic, protectedFromDeletion);
    }
}
