package dev.slipway.engine;

import com.google.protobuf.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of the provider functions about existing databases, on the embedded engine. */
final class DatabaseAnswers {
    private DatabaseAnswers() {}

    static Optional<Struct> of(AwsAccount account, String token, Map<String, Object> arguments) {
        return Optional.ofNullable(
                switch (token) {
                    case "aws:rds/getCluster:getCluster" ->
                        cluster(account, arguments.get("clusterIdentifier").toString());
                    case "aws:rds/getInstance:getInstance" ->
                        instance(account, arguments.get("dbInstanceIdentifier").toString());
                    default -> null;
                });
    }

    private static Struct cluster(AwsAccount account, String identifier) {
        var address = address(account, "cluster-", identifier);
        return database(
                account,
                identifier,
                Map.of(
                        "arn",
                        account.arn("rds", "cluster:" + identifier),
                        "clusterIdentifier",
                        identifier,
                        "engine",
                        "aurora-postgresql",
                        "endpoint",
                        address,
                        "readerEndpoint",
                        address.replace(".cluster-", ".cluster-ro-"),
                        "databaseName",
                        "app",
                        "vpcSecurityGroupIds",
                        List.of("sg-" + AwsAccount.digits(identifier, 17))));
    }

    private static Struct instance(AwsAccount account, String identifier) {
        var address = address(account, "", identifier);
        return database(
                account,
                identifier,
                Map.of(
                        "dbInstanceArn",
                        account.arn("rds", "db:" + identifier),
                        "dbInstanceIdentifier",
                        identifier,
                        "engine",
                        "postgres",
                        "address",
                        address,
                        "endpoint",
                        address + ":5432",
                        "dbName",
                        "app",
                        "vpcSecurityGroups",
                        List.of("sg-" + AwsAccount.digits(identifier, 17))));
    }

    private static String address(AwsAccount account, String prefix, String identifier) {
        return "%s.%s%s.%s.rds.%s"
                .formatted(
                        identifier, prefix, AwsAccount.digits(identifier, 12), account.region(), account.dnsSuffix());
    }

    /** A PostgreSQL database whose master user's secret RDS manages. */
    private static Struct database(AwsAccount account, String identifier, Map<String, Object> own) {
        var secret = account.arn("secretsmanager", "secret:rds!%s-AbCdEf".formatted(identifier));
        var all = new HashMap<String, Object>(own);
        all.putAll(Map.of(
                "id",
                identifier,
                "port",
                5432,
                "masterUsername",
                "postgres",
                "masterUserSecrets",
                List.of(Map.of("secretArn", secret, "kmsKeyId", "", "secretStatus", "active"))));
        return Wire.toStruct(all);
    }
}
