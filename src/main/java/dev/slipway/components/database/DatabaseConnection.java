package dev.slipway.components.database;

import com.pulumi.aws.rds.Cluster;
import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.components.key.Key;
import java.util.List;
import java.util.Map;

/** Connection of a client: the address of the database, and the secret with its master user's name and password. */
record DatabaseConnection(DatabaseSpec spec, Key key, Cluster cluster, Output<String> secretArn) {

    /**
     * Variables, secret and permissions of a client. ECS reads the secret when a task starts; a client may read it
     * later too, since it is rotated.
     */
    LinkGrant access() {
        return new LinkGrant(
                environment(),
                Map.of("DB_SECRET", secretArn),
                reading("secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"),
                reading("secretsmanager:GetSecretValue"));
    }

    /**
     * The URL without the password, and the name and the password of the master user, which ECS reads from the keys of the secret. No URL
     * has the password: it would be in the task definition, and wrong after a rotation. See decision 22.
     */
    LinkGrant further() {
        var url = Output.format(
                "%s://%s@%s:%s/%s",
                spec.version().engine().dialect(),
                cluster.masterUsername(),
                cluster.endpoint(),
                cluster.port(),
                cluster.databaseName());
        return new LinkGrant(
                Map.of("url", url),
                Map.of(
                        "username", Output.format("%s:username::", secretArn),
                        "password", Output.format("%s:password::", secretArn)),
                List.of(),
                List.of());
    }

    private Map<String, Output<String>> environment() {
        return Map.of(
                "DB_ENGINE", Output.of(spec.version().engine().dialect()),
                "DB_HOST", cluster.endpoint(),
                "DB_READER_HOST", cluster.readerEndpoint(),
                "DB_PORT", cluster.port().applyValue(Object::toString),
                "DB_NAME", cluster.databaseName(),
                "DB_SECRET_ARN", secretArn);
    }

    private List<Statement> reading(String... actions) {
        return List.of(Statement.allow(actions).on(secretArn), key.through("secretsmanager", "kms:Decrypt"));
    }
}
