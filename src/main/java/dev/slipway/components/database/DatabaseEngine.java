package dev.slipway.components.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Aurora is compatible with. */
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
    private final String usual;
    private final List<String> logs;
    private final Map<String, String> parameters;

    DatabaseEngine(String dialect, int port, String usual, List<String> logs, Map<String, String> parameters) {
        this.dialect = dialect;
        this.port = port;
        this.usual = usual;
        this.logs = logs;
        this.parameters = new TreeMap<>(parameters);
    }

    /** What clients speak: {@code mysql} or {@code postgresql}. */
    public String dialect() {
        return dialect;
    }

    /** What RDS calls it: {@code aurora-mysql} or {@code aurora-postgresql}. */
    public String awsName() {
        return "aurora-" + dialect;
    }

    /** The TCP port that it listens on. */
    public int port() {
        return port;
    }

    /**
     * The version of a stack that names none: of the newest line with
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.VersionPolicy.Support.html">long-term
     * support</a>.
     */
    public String usual() {
        return usual;
    }

    /** The logs that go to CloudWatch Logs. */
    List<String> logs() {
        return logs;
    }

    /** Parameters that differ from Aurora's own: clients need TLS, and a statement of a second or more is logged. */
    Map<String, String> parameters() {
        return parameters;
    }
}
