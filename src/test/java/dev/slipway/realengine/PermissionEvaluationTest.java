package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.testing.PythonPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The evaluation of policies on recorded calls ({@code src/test/engine/permissions.py}), without an engine. */
class PermissionEvaluationTest {
    private static final PythonPackages PARLIAMENT = PythonPackages.of("parliament");

    private static final String VPC = "vpc-0123456789abcdef0";

    private static final String CREATE_VPC =
            call("ec2", "CreateVpc", "[['CidrBlock', '10.0.0.0/16']]", "{'Stack': 'dev'}", "['%s']".formatted(VPC));

    private static final String DELETE_VPC = call("ec2", "DeleteVpc", "[['VpcId', '%s']]".formatted(VPC), "{}", "[]");

    private static final String OTHER_VPC = DELETE_VPC.replace(VPC, "vpc-0123456789abcdef1");

    private static final String SECRET = call(
            "secretsmanager",
            "GetSecretValue",
            "[['SecretId', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf']]",
            "{}",
            "[]");

    @ParameterizedTest(name = "{0} on {1}, if {2}")
    @CsvSource(delimiter = ';', textBlock = """
            ec2:DeleteVpc; *; {}
            ec2:*; *; {}
            ec2:Delete*; arn:aws:ec2:eu-west-1:123456789012:vpc/*; {}
            ec2:DeleteVpc; *; {'StringEquals': {'aws:ResourceTag/Stack': 'dev'}}
            ec2:DeleteVpc; *; {'StringEquals': {'aws:RequestedRegion': ['us-east-1', 'eu-west-1']}}
            """)
    void aCallIsAllowedByActionResourceAndConditions(String action, String resource, String conditions) {
        assertThat(refused(List.of(CREATE_VPC, DELETE_VPC), 1, statement(action, resource, conditions)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}, if {2}")
    @CsvSource(delimiter = ';', textBlock = """
            ec2:DeleteSubnet; *; {}
            ec2:DeleteVpc; arn:aws:ec2:eu-west-1:123456789012:subnet/*; {}
            ec2:DeleteVpc; arn:aws:ec2:us-east-1:123456789012:vpc/*; {}
            ec2:DeleteVpc; *; {'StringEquals': {'aws:ResourceTag/Stack': 'prod'}}
            ec2:DeleteVpc; *; {'StringEquals': {'aws:RequestedRegion': 'us-east-1'}}
            """)
    void anotherActionResourceOrConditionDoesNotAllowACall(String action, String resource, String conditions) {
        assertThat(refused(List.of(CREATE_VPC, DELETE_VPC), 1, statement(action, resource, conditions)))
                .containsExactly("ec2:DeleteVpc on arn:aws:ec2:eu-west-1:…:vpc/vpc-… in eu-west-1");
    }

    @Test
    void tagsOfOneResourceAreNotThoseOfAnother() {
        assertThat(refused(
                        List.of(CREATE_VPC, OTHER_VPC),
                        1,
                        statement("ec2:DeleteVpc", "*", "{'StringEquals': {'aws:ResourceTag/Stack': 'dev'}}")))
                .hasSize(1);
    }

    @Test
    void aCreationTagsTheResourceOfItsAnswer() {
        var arn = "arn:aws:cloudfront::123456789012:distribution/E1";
        var create =
                call("cloudfront", "CreateDistributionWithTags", "[]", "{'Stack': 'dev'}", "['%s']".formatted(arn));
        var read = call("cloudfront", "GetDistribution", "[['Id', 'E1']]", "{}", "['%s']".formatted(arn));
        var delete = call("cloudfront", "DeleteDistribution", "[['Id', 'E1']]", "{}", "[]");

        assertThat(refused(
                        List.of(read, create, delete),
                        2,
                        statement("cloudfront:*", "*", "{'StringEquals': {'aws:ResourceTag/Stack': 'dev'}}")))
                .isEmpty();
    }

    @Test
    void aDenialOverridesAnAllowance() {
        var denied = statement("*", "*", "{}").replace("Allow", "Deny");

        assertThat(refused(List.of(SECRET), 0, statement("*", "*", "{}"))).isEmpty();
        assertThat(refused(List.of(SECRET), 0, statement("*", "*", "{}") + ", " + denied))
                .hasSize(1);
    }

    @Test
    void aRoleIsPassedOnlyToTheServiceThatItTrusts() {
        var arn = "arn:aws:iam::123456789012:role/slipway-dev/orders-role";
        var trust = "{\\\"Statement\\\": [{\\\"Principal\\\": {\\\"Service\\\": \\\"ecs-tasks.amazonaws.com\\\"}}]}";
        var create = call(
                "iam",
                "CreateRole",
                "[['RoleName', 'orders-role'], ['AssumeRolePolicyDocument', \"%s\"]]".formatted(trust),
                "{}",
                "['%s']".formatted(arn));
        var register = call("ecs", "RegisterTaskDefinition", "[['taskRoleArn', '%s']]".formatted(arn), "{}", "[]");
        var ecs = statement("ecs:*", "*", "{}");

        assertThat(refused(List.of(create, register), 1, ecs))
                .containsExactly("iam:PassRole on arn:aws:iam::…:role/slipway-dev/orders-role in -");
        assertThat(refused(
                        List.of(create, register),
                        1,
                        ecs + ", " + statement("iam:PassRole", arn, condition("lambda.amazonaws.com"))))
                .hasSize(1);
        assertThat(refused(
                        List.of(create, register),
                        1,
                        ecs + ", " + statement("iam:PassRole", arn, condition("ecs-tasks.amazonaws.com"))))
                .isEmpty();
    }

    @Test
    void aTransactionNeedsTheActionsOfItsItems() {
        var write = call(
                "dynamodb",
                "TransactWriteItems",
                "[['TransactItems.Put.TableName', 'orders'], ['TransactItems.Update.TableName', 'orders']]",
                "{}",
                "[]");
        var put = statement("dynamodb:PutItem", "arn:aws:dynamodb:*:*:table/orders", "{}");

        assertThat(refused(List.of(write), 0, put))
                .containsExactly("dynamodb:UpdateItem on arn:aws:dynamodb:eu-west-1:…:table/orders in eu-west-1");
        assertThat(refused(List.of(write), 0, put + ", " + put.replace("Put", "Update")))
                .isEmpty();
    }

    @Test
    void aCallNamesAQueueByItsUrl() {
        var receive =
                call("sqs", "ReceiveMessage", "[['QueueUrl', 'http://127.0.0.1:5000/123456789012/work']]", "{}", "[]");

        assertThat(refused(List.of(receive), 0, statement("sqs:ReceiveMessage", "arn:aws:sqs:*:*:work", "{}")))
                .isEmpty();
        assertThat(refused(List.of(receive), 0, statement("sqs:ReceiveMessage", "arn:aws:sqs:*:*:other", "{}")))
                .containsExactly("sqs:ReceiveMessage on arn:aws:sqs:eu-west-1:…:work in eu-west-1");
    }

    private static String condition(String service) {
        return "{'StringEquals': {'iam:PassedToService': '%s'}}".formatted(service);
    }

    private static String call(String service, String action, String values, String tags, String names) {
        return "{'service': '%s', 'action': '%s', 'region': 'eu-west-1', 'path': '/', 'status': 200, "
                        .formatted(service, action)
                + "'values': %s, 'tags': %s, 'names': %s}".formatted(values, tags, names);
    }

    private static String statement(String action, String resource, String conditions) {
        return "{'Effect': 'Allow', 'Action': '%s', 'Resource': '%s', 'Condition': %s}"
                .formatted(action, resource, conditions);
    }

    private static List<String> refused(List<String> calls, int first, String statements) {
        var missing = PARLIAMENT.missing("the evaluation of permissions", "parliament==1.6.4");
        assumeTrue(missing.isEmpty(), missing::orElseThrow);
        try {
            var recorded = Files.createTempFile("slipway-calls-", ".jsonl");
            var policies = Files.createTempFile("slipway-policies-", ".json");
            Files.write(
                    recorded,
                    calls.stream().map(call -> call.replace('\'', '"')).toList());
            Files.writeString(policies, "[{\"Statement\": [%s]}]".formatted(statements.replace('\'', '"')));
            var refused = PARLIAMENT.run(
                    List.of(
                            "python3",
                            "src/test/engine/permissions.py",
                            recorded.toString(),
                            Integer.toString(first),
                            policies.toString()),
                    Map.of("PYTHONDONTWRITEBYTECODE", "1"));
            Files.delete(recorded);
            Files.delete(policies);
            return refused.orElseThrow().lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
