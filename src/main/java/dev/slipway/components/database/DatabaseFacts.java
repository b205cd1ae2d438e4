package dev.slipway.components.database;

import com.pulumi.aws.rds.outputs.GetClusterResult;
import com.pulumi.aws.rds.outputs.GetInstanceResult;
import com.pulumi.exceptions.RunException;
import dev.slipway.base.DatabaseLookUp;
import dev.slipway.base.SecretLookUp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The facts about an existing database, from its settings and from RDS.
 *
 * @param dialect the protocol of clients: {@code mysql}, {@code postgresql}, {@code mariadb}, or the engine's name in RDS
 * @param user the master user; empty if the secret is that of another user
 * @param securityGroupId the security group that gets the ingress rules
 */
record DatabaseFacts(
        String dialect,
        String host,
        String readerHost,
        int port,
        String databaseName,
        Optional<String> user,
        DatabaseSecret secret,
        String securityGroupId) {

    /** A secret, and the ARN of the KMS key that encrypts it; empty for the key of Secrets Manager. */
    record DatabaseSecret(String arn, Optional<String> keyArn) {}

    /** @throws RunException if the database does not exist, or a fact is missing */
    static DatabaseFacts of(ExistingDatabaseSpec spec) {
        return switch (spec.kind()) {
            case CLUSTER -> of(spec, DatabaseLookUp.cluster(spec.identifier()).result());
            case INSTANCE -> of(spec, DatabaseLookUp.instance(spec.identifier()).result());
        };
    }

    private static DatabaseFacts of(ExistingDatabaseSpec spec, GetClusterResult cluster) {
        var managed = cluster.masterUserSecrets().stream()
                .map(secret -> new DatabaseSecret(secret.secretArn(), key(secret.kmsKeyId())))
                .findFirst();
        return new DatabaseFacts(
                dialect(cluster.engine()),
                cluster.endpoint(),
                Stream.of(cluster.readerEndpoint(), cluster.endpoint())
                        .filter(host -> !host.isEmpty())
                        .findFirst()
                        .orElseThrow(),
                cluster.port(),
                name(spec, cluster.databaseName()),
                user(spec, cluster.masterUsername()),
                secret(spec, managed),
                group(spec, cluster.vpcSecurityGroupIds()));
    }

    private static DatabaseFacts of(ExistingDatabaseSpec spec, GetInstanceResult instance) {
        var managed = instance.masterUserSecrets().stream()
                .map(secret -> new DatabaseSecret(secret.secretArn(), key(secret.kmsKeyId())))
                .findFirst();
        return new DatabaseFacts(
                dialect(instance.engine()),
                instance.address(),
                instance.address(),
                instance.port(),
                name(spec, instance.dbName()),
                user(spec, instance.masterUsername()),
                secret(spec, managed),
                group(spec, instance.vpcSecurityGroups()));
    }

    private static String dialect(String engine) {
        return engine.replaceFirst("^aurora-", "").replaceFirst("^postgres$", "postgresql");
    }

    private static Optional<String> user(ExistingDatabaseSpec spec, String master) {
        return spec.secretArn().isPresent() ? Optional.empty() : Optional.of(master);
    }

    private static Optional<String> key(String arn) {
        return Optional.of(arn).filter(known -> !known.isEmpty());
    }

    private static String name(ExistingDatabaseSpec spec, String created) {
        return spec.databaseName()
                .or(() -> Optional.of(created).filter(name -> !name.isEmpty()))
                .orElseThrow(() -> missing(
                        spec,
                        "name",
                        "RDS knows the name of no database in it",
                        "set it to the database of the services"));
    }

    private static DatabaseSecret secret(ExistingDatabaseSpec spec, Optional<DatabaseSecret> managed) {
        return spec.secretArn()
                .map(arn -> new DatabaseSecret(arn, SecretLookUp.keyArn(arn).result()))
                .or(() -> managed)
                .orElseThrow(() -> missing(
                        spec,
                        "secretArn",
                        "RDS does not manage the secret of its master user",
                        "set it to the ARN of a secret with the keys username and password"));
    }

    private static String group(ExistingDatabaseSpec spec, List<String> groups) {
        if (spec.securityGroupId().isEmpty() && groups.size() != 1) {
            throw missing(
                    spec,
                    "securityGroupId",
                    "it has the security groups " + String.join(", ", groups),
                    "set it to the one that gets the ingress rules of the services");
        }
        return spec.securityGroupId().orElseGet(() -> groups.get(0));
    }

    private static RunException missing(ExistingDatabaseSpec spec, String key, String problem, String fix) {
        return new RunException("slipway:database.existing.%s: missing for the %s %s: %s; %s"
                .formatted(key, spec.kind().word(), spec.identifier(), problem, fix));
    }

    String secretArn() {
        return secret.arn();
    }

    Optional<String> secretKeyArn() {
        return secret.keyArn();
    }
}
