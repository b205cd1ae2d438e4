package dev.slipway.components.database;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Statement;
import dev.slipway.base.link.LinkGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Connection of a client to a database.
 *
 * @param dialect the protocol of clients, such as {@code mysql}
 * @param authority the part of a URL before the database's name: the user where one is known, host and port
 * @param host the address that reads and writes
 * @param readerHost the address of the readers
 * @param port the TCP port
 * @param name the name of the database
 * @param secret the secret with name and password of the user
 */
public record DatabaseConnection(
        String dialect,
        Output<String> authority,
        Output<String> host,
        Output<String> readerHost,
        Output<Integer> port,
        Output<String> name,
        Secret secret) {

    /**
     * A secret with name and password of a user.
     *
     * @param arn its ARN
     * @param decryption the statements for the key that encrypts it
     */
    public record Secret(Output<String> arn, List<Statement> decryption) {
        private List<Statement> reading(String... actions) {
            var statements = new ArrayList<Statement>();
            statements.add(Statement.allow(actions).on(arn));
            statements.addAll(decryption);
            return statements;
        }
    }

    /**
     * Variables, secret and permissions of a client. ECS reads the secret when a task starts; a client may read it
     * later too, since it is rotated.
     */
    LinkGrant access() {
        return new LinkGrant(
                environment(),
                Map.of("DB_SECRET", secret.arn()),
                secret.reading("secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"),
                secret.reading("secretsmanager:GetSecretValue"));
    }

    /**
     * The URL without the password, and the name and the password of the user, which ECS reads from the keys of the secret. No URL
     * has the password: it would be in the task definition, and wrong after a rotation. See decision 22.
     */
    LinkGrant further() {
        return new LinkGrant(
                Map.of("url", Output.format("%s://%s/%s", dialect, authority, name)),
                Map.of(
                        "username", Output.format("%s:username::", secret.arn()),
                        "password", Output.format("%s:password::", secret.arn())),
                List.of(),
                List.of());
    }

    private Map<String, Output<String>> environment() {
        return Map.of(
                "DB_ENGINE",
                Output.of(dialect),
                "DB_HOST",
                host,
                "DB_READER_HOST",
                readerHost,
                "DB_PORT",
                port.applyValue(Object::toString),
                "DB_NAME",
                name,
                "DB_SECRET_ARN",
                secret.arn());
    }
}
