package dev.slipway.components.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import dev.slipway.base.link.LinkClient;
import dev.slipway.components.database.ExistingDatabaseSpec.DatabaseKind;
import dev.slipway.engine.Plan;
import dev.slipway.testing.Programs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExistingDatabaseTest {
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf";

    /** A client that has a security group and nothing else. */
    private record Caller(String name) implements LinkClient {
        @Override
        public Output<String> securityGroupId() {
            return Output.of("sg-0123456789abcdef0");
        }
    }

    private static Plan plan(ExistingDatabaseSpec spec) {
        return Programs.plan(context -> new ExistingDatabase("database", spec).admit(new Caller("web")));
    }

    private static Map<String, String> variables(ExistingDatabaseSpec spec) {
        var found = new HashMap<String, String>();
        Programs.plan(context -> {
            var database = new ExistingDatabase("database", spec);
            database.access().environment().forEach((name, value) -> value.applyValue(text -> found.put(name, text)));
            database.further().environment().forEach((name, value) -> value.applyValue(text -> found.put(name, text)));
        });
        return found;
    }

    @Test
    void aClientGetsAnIngressRuleInTheSecurityGroupOfTheDatabaseAndNothingElseIsCreated() {
        var plan = plan(ExistingDatabaseSpec.of(DatabaseKind.CLUSTER, "main"));
        var rule = plan.named("database-from-web");

        assertThat(plan.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
                .containsExactly(rule);
        assertThat(rule.text("securityGroupId")).matches("sg-[0-9a-f]{17}");
        assertThat(rule.text("referencedSecurityGroupId")).isEqualTo("sg-0123456789abcdef0");
        assertThat(rule.text("fromPort")).isEqualTo("5432");
        assertThat(plan(ExistingDatabaseSpec.of(DatabaseKind.INSTANCE, "main")
                                .withSecurityGroupId(Optional.of("sg-0123456789abcdef9")))
                        .named("database-from-web")
                        .text("securityGroupId"))
                .isEqualTo("sg-0123456789abcdef9");
    }

    @Test
    void theVariablesAreThoseOfADatabaseOfTheStack() {
        var cluster = variables(ExistingDatabaseSpec.of(DatabaseKind.CLUSTER, "main"));

        assertThat(cluster)
                .containsEntry("DB_ENGINE", "postgresql")
                .containsEntry("DB_PORT", "5432")
                .containsEntry("DB_NAME", "app")
                .containsKeys("DB_SECRET_ARN");
        assertThat(cluster.get("DB_HOST")).startsWith("main.cluster-");
        assertThat(cluster.get("DB_READER_HOST")).startsWith("main.cluster-ro-");
        assertThat(cluster.get("url")).isEqualTo("postgresql://postgres@%s:5432/app".formatted(cluster.get("DB_HOST")));
    }

    @Test
    void aSecretOfAnotherUserLeavesTheMasterUserOutOfTheUrl() {
        var instance = variables(ExistingDatabaseSpec.of(DatabaseKind.INSTANCE, "main")
                .withSecretArn(Optional.of(SECRET))
                .withDatabaseName(Optional.of("shop")));

        assertThat(instance)
                .containsEntry("DB_SECRET_ARN", SECRET)
                .containsEntry("DB_READER_HOST", instance.get("DB_HOST"))
                .containsEntry("url", "postgresql://%s:5432/shop".formatted(instance.get("DB_HOST")));
    }
}
