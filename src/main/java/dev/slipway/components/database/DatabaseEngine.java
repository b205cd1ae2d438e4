package dev.slipway.components.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Database engine that Aurora is compatible with. */
public enum DatabaseEngine {
    MYSQL(
            "mysql",
            3306,
            "3.10.4",
            List.of("audit", "error", "slowquery"),
            // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Reference.ParameterGroups.html
            Map.of(
                    "require_secure_transport", "ON",
                    "server_audit_logging", "1",
                    "server_audit_events", "CONNECT,QUERY_DCL,QUERY_DDL",
                    "slow_query_log", "1",
                    "long_query_time", "1")),
    POSTGRESQL(
            "postgresql",
            5432,
            "17.7",
            List.of("postgresql"),
            // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html
            Map.of("rds.force_ssl", "1", "log_min_duration_statement", "1000"));

    private final String dialect;
    private final int port;
    private final String defaultVersion;
    private final List<String> logs;
    private final Map<String, String> parameters;

    DatabaseEngine(String dialect, int port, String defaultVersion, List<String> logs, Map<String, String> parameters) {
        this.dialect = dialect;
        this.port = port;
        this.defaultVersion = defaultVersion;
        this.logs = logs;
        this.parameters = new TreeMap<>(parameters);
    }

    /** The protocol of clients: {@code mysql} or {@code postgresql}. */
    public String dialect() {
        return dialect;
    }

    /** The name in RDS: {@code aurora-mysql} or {@code aurora-postgresql}. */
    public String awsName() {
        return "aurora-" + dialect;
    }

    /** The TCP port of the engine. */
    public int port() {
        return port;
    }

    /**
     * The default version: the newest line with
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.VersionPolicy.Support.html">long-term
     * support</a>.
     */
    public String defaultVersion() {
        return defaultVersion;
    }

    /** The logs that RDS exports to CloudWatch Logs. */
    List<String> logs() {
        return logs;
    }

    /**
     * Parameters that differ from Aurora's defaults: clients need TLS, and statements of a second or more are logged.
     */
    Map<String, String> parameters() {
        return parameters;
    }
}
