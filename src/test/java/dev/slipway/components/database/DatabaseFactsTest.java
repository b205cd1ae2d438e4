package dev.slipway.components.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.exceptions.RunException;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import dev.slipway.components.database.ExistingDatabaseSpec.DatabaseKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The facts that RDS does not know, and that the stack file must have. */
class DatabaseFactsTest {
    private static final ExistingDatabaseSpec CLUSTER = ExistingDatabaseSpec.of(DatabaseKind.CLUSTER, "main");
    private static final ExistingDatabaseSpec INSTANCE = ExistingDatabaseSpec.of(DatabaseKind.INSTANCE, "legacy");
    private static final String GROUP = "sg-0123456789abcdef0";
    private static final String OTHER_GROUP = "sg-0123456789abcdef1";
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!main-AbCdEf";

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    @Test
    void aDatabaseOfWhichRdsKnowsAllFactsNeedsNoFurtherKeys() {
        assertThat(failure(CLUSTER, Map.of())).isEmpty();
        assertThat(failure(INSTANCE, Map.of())).isEmpty();
    }

    @Test
    void aDatabaseWithoutANameInRdsNeedsOne() {
        var message =
                "slipway:database.existing.name: missing for the %s: RDS knows the name of no database in it; set it to the database of the services";

        assertThat(failure(CLUSTER, Map.of("databaseName", ""))).contains(message.formatted("cluster main"));
        assertThat(failure(INSTANCE, Map.of("dbName", ""))).contains(message.formatted("instance legacy"));
        assertThat(failure(CLUSTER.withDatabaseName(Optional.of("shop")), Map.of("databaseName", "")))
                .isEmpty();
    }

    @Test
    void aDatabaseWithAPasswordThatRdsDoesNotManageNeedsASecret() {
        var message =
                "slipway:database.existing.secretArn: missing for the %s: RDS does not manage the secret of its master user; set it to the ARN of a secret with the keys username and password";
        Map<String, Object> unmanaged = Map.of("masterUserSecrets", List.of());

        assertThat(failure(CLUSTER, unmanaged)).contains(message.formatted("cluster main"));
        assertThat(failure(INSTANCE, unmanaged)).contains(message.formatted("instance legacy"));
        assertThat(failure(CLUSTER.withSecretArn(Optional.of(SECRET)), unmanaged))
                .isEmpty();
    }

    @Test
    void aDatabaseWithSeveralSecurityGroupsNeedsTheOneOfTheIngressRules() {
        var message =
                "slipway:database.existing.securityGroupId: missing for the %s: it has the security groups %s, %s; set it to the one that gets the ingress rules of the services";
        var groups = List.of(GROUP, OTHER_GROUP);

        assertThat(failure(CLUSTER, Map.of("vpcSecurityGroupIds", groups)))
                .contains(message.formatted("cluster main", GROUP, OTHER_GROUP));
        assertThat(failure(INSTANCE, Map.of("vpcSecurityGroups", groups)))
                .contains(message.formatted("instance legacy", GROUP, OTHER_GROUP));
        assertThat(failure(
                        CLUSTER.withSecurityGroupId(Optional.of(OTHER_GROUP)), Map.of("vpcSecurityGroupIds", groups)))
                .isEmpty();
    }

    /** The message about a database whose facts in RDS are the usual ones except for some. */
    private static Optional<String> failure(ExistingDatabaseSpec spec, Map<String, Object> others) {
        var answer = new HashMap<>(facts(spec));
        answer.putAll(others);
        var mocks = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("id"), args.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
                return CompletableFuture.completedFuture(
                        args.token.equals("aws:secretsmanager/getSecret:getSecret")
                                ? Map.of("id", SECRET, "arn", SECRET, "name", "main", "kmsKeyId", "")
                                : answer);
            }
        };
        var failures = new ArrayList<Optional<String>>();
        PulumiTest.withMocks(mocks).runTest(context -> failures.add(failure(spec)));
        PulumiTest.cleanup();
        return failures.get(0);
    }

    private static Optional<String> failure(ExistingDatabaseSpec spec) {
        try {
            DatabaseFacts.of(spec);
            return Optional.empty();
        } catch (RunException refusal) {
            return Optional.of(refusal.getMessage());
        }
    }

    /** A database whose name, secret and only security group RDS knows. */
    private static Map<String, Object> facts(ExistingDatabaseSpec spec) {
        Map<String, Object> shared = Map.of(
                "id",
                spec.identifier(),
                "port",
                5432,
                "masterUsername",
                "postgres",
                "masterUserSecrets",
                List.of(Map.of("secretArn", SECRET, "kmsKeyId", "", "secretStatus", "active")));
        var all = new HashMap<>(shared);
        all.putAll(
                spec.kind() == DatabaseKind.CLUSTER
                        ? Map.of(
                                "engine", "aurora-postgresql",
                                "endpoint", "main.cluster-1.eu-west-1.rds.amazonaws.com",
                                "readerEndpoint", "main.cluster-ro-1.eu-west-1.rds.amazonaws.com",
                                "databaseName", "app",
                                "vpcSecurityGroupIds", List.of(GROUP))
                        : Map.of(
                                "engine", "postgres",
                                "address", "legacy.1.eu-west-1.rds.amazonaws.com",
                                "dbName", "app",
                                "vpcSecurityGroups", List.of(GROUP)));
        return all;
    }
}
