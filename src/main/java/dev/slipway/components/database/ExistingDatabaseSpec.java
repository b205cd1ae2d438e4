package dev.slipway.components.database;

import dev.slipway.base.Arns;
import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings of an existing database of RDS or Aurora, which Slipway connects services to and does not change.
 *
 * @param kind a cluster, or an instance outside of clusters
 * @param identifier the identifier in RDS: up to <a
 *     href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html">63</a> letters, digits and
 *     hyphens, starting with a letter
 * @param databaseName the name of the database that services connect to; empty for the one that RDS created with it
 * @param secretArn the ARN of a secret with the keys {@code username} and {@code password}; empty for the secret of the master
 *     user, if RDS manages it
 * @param securityGroupId the id of the security group that gets the ingress rules; empty for the only one that it has
 */
@Withers
public record ExistingDatabaseSpec(
        DatabaseKind kind,
        String identifier,
        Optional<String> databaseName,
        Optional<String> secretArn,
        Optional<String> securityGroupId)
        implements DatabaseSpec, ExistingDatabaseSpecBuilder.With {

    /** The kind of resource of RDS that has an identifier. */
    public enum DatabaseKind {
        CLUSTER,
        INSTANCE;

        /** The kind in a stack file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws SpecException for an identifier, a name or an ARN of another form */
    public ExistingDatabaseSpec {
        var errors = new SpecErrors();
        if (!identifier.matches("[A-Za-z](-?[A-Za-z0-9]){0,62}")) {
            errors.add(
                    kind.word(),
                    "an identifier of up to 63 letters, digits and single hyphens is allowed, starting with a letter",
                    "copy the DB identifier from RDS, without its address");
        }
        databaseName
                .filter(name -> !name.matches("[A-Za-z0-9_-]{1,63}"))
                .ifPresent(name -> errors.add(
                        "name",
                        "the name of a database of up to 63 letters, digits, underscores and hyphens is allowed",
                        "copy it from the database"));
        secretArn
                .filter(arn -> !Arns.service(arn).equals("secretsmanager")
                        || !Arns.resource(arn).matches("secret:.+-[A-Za-z0-9]{6}"))
                .ifPresent(arn -> errors.add(
                        "secretArn",
                        "the ARN of a secret of Secrets Manager is allowed",
                        "copy it whole, with the six characters after the secret's name"));
        securityGroupId
                .filter(id -> !id.matches("sg-([0-9a-f]{8}|[0-9a-f]{17})"))
                .ifPresent(id -> errors.add(
                        "securityGroupId",
                        "the id of a security group is allowed",
                        "write it as in sg-0123456789abcdef0"));
        errors.throwAll();
    }

    /** A cluster or an instance with what RDS knows about it. */
    public static ExistingDatabaseSpec of(DatabaseKind kind, String identifier) {
        return new ExistingDatabaseSpec(kind, identifier, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String linkName() {
        return databaseName.orElse(identifier);
    }
}
