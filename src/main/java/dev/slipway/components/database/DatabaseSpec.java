package dev.slipway.components.database;

/** Settings of the database of a stack: a cluster of Aurora, or an existing cluster or instance of RDS. */
public sealed interface DatabaseSpec permits AuroraSpec, ExistingDatabaseSpec {
    /** The name by which services use it. */
    String linkName();
}
