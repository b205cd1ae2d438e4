package dev.slipway.database;

import dev.slipway.key.Key;
import dev.slipway.network.Network;

/**
 * What a database is made of.
 *
 * @param network whose private subnets it lies in; they must be in two zones
 * @param key what its storage, its secret, its logs and its performance data are encrypted with
 * @param protectedFromDeletion whether RDS and Pulumi refuse to delete it
 */
public record DatabaseArgs(
        Network network, Key key, ClusterIdentifier identifier, DatabaseSpec spec, boolean protectedFromDeletion) {

    /** A database in a network; it may be deleted. */
    public static DatabaseArgs of(Network network, Key key, ClusterIdentifier identifier, DatabaseSpec spec) {
        return new DatabaseArgs(network, key, identifier, spec, false);
    }

    public DatabaseArgs withProtectedFromDeletion(boolean protectedFromDeletion) {
        return new DatabaseArgs(network, key, identifier, spec, protectedFromDeletion);
    }
}
