package dev.slipway.components.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.components.delivery.DeliverySpec.Source;
import dev.slipway.testing.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PullRequestBoundaryTest {
    private static final String ARN = "arn:aws:%s:eu-west-1:{account}:%s";
    private static final String KEY = ARN.formatted("kms", "key/0a1b2c3d-0000-4000-8000-000000000000");
    private static final String API = "arn:aws:apigateway:eu-west-1::/apis/0a1b2c3d4e";
    private static final String ROLE = "arn:aws:iam::{account}:role/orders-task-role-0a1b2c3";

    private static String boundary(String... statements) {
        var policies = List.of(statements).stream()
                .map(statement -> "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(statement))
                .toList();
        var copy = new PlannedCopy("slipway-pr-1", PlannedTypes.NOTHING, policies, Set.of(KEY, API, ROLE));
        var spec = DeliverySpec.of(new Source(new GitHubRepository("octo-org/octo-repo"), "main", Optional.of("dev")))
                .withPullRequests(Optional.of("preview"))
                .withCopy(copy);
        return Programs.plan(context -> new Delivery("delivery", spec))
                .named("delivery-pull-requests-boundary")
                .text("policy")
                .replace("{\"Version\":\"2012-10-17\",\"Statement\":[", "[");
    }

    private static String allow(String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}".formatted(action, resource);
    }

    private static String allow(String action, String resource, String condition) {
        return "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\",\"Condition\":%s}"
                .formatted(action, resource, condition);
    }

    @Test
    void resourcesWithTheNameOfACopyAreThoseOfAllCopies() {
        assertThat(boundary(
                        allow("dynamodb:GetItem", ARN.formatted("dynamodb", "table/slipway-pr-1-orders")),
                        allow("dynamodb:PutItem", ARN.formatted("dynamodb", "table/slipway-pr-1-carts/index/total"))))
                .contains("\"Action\":[\"dynamodb:GetItem\",\"dynamodb:PutItem\"],"
                        + "\"Resource\":[\"arn:aws:dynamodb:eu-west-1:123456789012:table/slipway-pr-*\"]");
    }

    @Test
    void resourcesWithAnIdOfAwsAreLimitedByTheTagsOfCopies() {
        var tags =
                "\"Condition\":{\"StringLike\":{\"aws:ResourceTag/Project\":[\"slipway\"],\"aws:ResourceTag/Stack\":[\"pr-*\"]}}";

        assertThat(boundary(allow("kms:Decrypt", KEY)))
                .contains("\"Resource\":[\"arn:aws:kms:eu-west-1:123456789012:key/*\"]," + tags);
        assertThat(boundary(allow("apigateway:PATCH", API + "/routes/b678bf1")))
                .contains("\"Resource\":[\"arn:aws:apigateway:eu-west-1::/apis/*\"]," + tags);
    }

    @Test
    void rolesAreThoseInThePathsOfCopies() {
        assertThat(boundary(allow("iam:PassRole", ROLE)))
                .contains("\"Resource\":[\"arn:aws:iam::123456789012:role/slipway-pr-*/*\"]");
    }

    @Test
    void secretsOfDatabasesAreThoseOfCopiesAndSecretsOfTheStackFileAreKept() {
        assertThat(boundary(allow(
                        "secretsmanager:GetSecretValue",
                        ARN.formatted("secretsmanager", "secret:rds!cluster-0a1b-AbCdEf"))))
                .contains(
                        "\"Resource\":[\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!*\"],"
                                + "\"Condition\":{\"StringLike\":{\"aws:ResourceTag/aws:rds:primaryDBClusterArn\":[\"arn:*:cluster:slipway-pr-*-*\"]}}");
        assertThat(boundary(allow(
                        "secretsmanager:GetSecretValue", ARN.formatted("secretsmanager", "secret:orders/api-AbCdEf"))))
                .contains("\"Resource\":[\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/api-??????\"]}");
    }

    @Test
    void conditionsWithTheNameOfACopyComparePatterns() {
        assertThat(boundary(allow(
                        "ecs:ListTasks",
                        "*",
                        "{\"ArnEquals\":{\"ecs:cluster\":\"%s\"}}"
                                .formatted(ARN.formatted("ecs", "cluster/slipway-pr-1-cluster")))))
                .contains(
                        "{\"ArnLike\":{\"ecs:cluster\":[\"arn:aws:ecs:eu-west-1:123456789012:cluster/slipway-pr-*\"]}}");
    }

    @Test
    void rolesOfCopiesWithoutPoliciesMayDoNothing() {
        assertThat(boundary()).contains("\"Effect\":\"Deny\"").doesNotContain("Allow");
    }

    @Test
    void aBoundaryBeyondTheQuotaOfAManagedPolicyIsRefused() {
        var statements = new ArrayList<String>();
        for (var i = 0; i < 80; i++) {
            statements.add(allow(
                    "secretsmanager:GetSecretValue",
                    ARN.formatted("secretsmanager", "secret:orders/of-a-long-name-%02d-AbCdEf".formatted(i))));
        }

        assertThatThrownBy(() -> boundary(statements.toArray(String[]::new)))
                .hasMessageMatching(
                        "slipway:delivery.pullRequests: the permissions boundary of the roles of pull requests would have \\d{4} characters, of which AWS allows 6144; set slipway:delivery.boundary to the ARN of a policy that limits these roles");
    }
}
