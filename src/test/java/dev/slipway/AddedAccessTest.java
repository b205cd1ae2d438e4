package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.analysis.guard.Finding;
import dev.slipway.program.Preflight;
import dev.slipway.testing.PolicyLines;
import dev.slipway.testing.StackConfigs;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Access that a stack file gives a service beside its links, in the plan. */
class AddedAccessTest {
    private static final String GROUP = "sg-0123456789abcdef0";

    private static Preflight preflight(String service) {
        return App.preflight(StackConfigs.of(Map.of(
                "slipway:services",
                "{\"web\":{%s}}".formatted(service),
                "slipway:database",
                "{\"engine\":\"aurora-postgresql\",\"name\":\"orders\"}")));
    }

    private static Preflight ofTask(String keys) {
        return preflight("\"image\":\"%s\",\"port\":80,%s".formatted(StackConfigs.IMAGE, keys));
    }

    private static Preflight ofFunction(String keys) {
        return preflight("\"compute\":\"lambda\",\"ingress\":\"api\",\"port\":80,\"image\":"
                + "\"123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1\"," + keys);
    }

    private static final String ALLOW =
            "\"allow\":[{\"actions\":[\"ses:SendEmail\"],\"resources\":[\"*\"],\"reason\":\"mails go to anybody\"},"
                    + "{\"actions\":[\"s3:Get*\"],\"resources\":[\"arn:aws:s3:::files/*\"]}]";

    @Test
    void theTaskRoleHasTheStatementsAndPassesTheGuardRails() {
        var preflight = ofTask(ALLOW);

        assertThat(PolicyLines.of(preflight.plan(), "web-task-policy"))
                .containsExactly("ses:SendEmail on *", "s3:Get* on arn:aws:s3:::files/*");
        assertThat(preflight.plan().named("web-task-policy").text("policy")).contains("AnyMailsGoToAnybody");
        assertThat(preflight.findings()).noneMatch(Finding::isBlocking);
    }

    @Test
    void theRoleOfAFunctionHasTheStatements() {
        assertThat(PolicyLines.of(ofFunction(ALLOW).plan(), "web-policy"))
                .contains("ses:SendEmail on *", "s3:Get* on arn:aws:s3:::files/*");
    }

    @Test
    void statementsBeyondTheSizeOfAPolicyAreAnError() {
        var resources = IntStream.range(0, 300)
                .mapToObj("\"arn:aws:s3:::a-bucket-with-a-long-name-%d/*\""::formatted)
                .collect(Collectors.joining(","));
        var preflight = ofTask("\"allow\":[{\"actions\":[\"s3:GetObject\"],\"resources\":[%s]}]".formatted(resources));

        assertThat(preflight.findings())
                .filteredOn(Finding::isBlocking)
                .extracting(Finding::rule)
                .containsExactly("policy-size");
    }

    @Test
    void theTasksAndTheFunctionInTheVpcHaveTheSecurityGroups() {
        var task = ofTask("\"securityGroups\":[\"%s\"]".formatted(GROUP)).plan();
        var function = ofFunction("\"securityGroups\":[\"%s\"],\"uses\":[\"database\"]".formatted(GROUP))
                .plan();

        assertThat(task.named("web-service").list("networkConfiguration.securityGroups"))
                .containsExactly(outputs(task.outputs(), "security_group_id").get("web"), GROUP);
        assertThat(function.named("web-function").list("vpcConfig.securityGroupIds"))
                .containsExactly(
                        outputs(function.outputs(), "security_group_id").get("web"), GROUP);
    }

    @Test
    void aServiceHasItsRolesAndItsSecurityGroupAsOutputs() {
        var task = ofTask("\"count\":{\"desired\":1}").plan().outputs();
        var function = ofFunction("\"memory\":512").plan().outputs();

        assertThat(outputs(task, "task_role_arn").get("web").toString()).startsWith("arn:aws:iam::123456789012:role/");
        assertThat(outputs(task, "execution_role_arn").get("web"))
                .isNotEqualTo(outputs(task, "task_role_arn").get("web"));
        assertThat(outputs(function, "function_role_arn")).containsOnlyKeys("web");
        assertThat(function).doesNotContainKey("security_group_id");
    }

    @Test
    void aConnectionUrlIsAVariableAndItsPasswordASecret() {
        var plan = ofTask("\"uses\":[{\"database\":\"orders\",\"as\":{\"url\":\"DATABASE_URL\",\"host\":\"PGHOST\","
                        + "\"password\":\"PGPASSWORD\"}}]")
                .plan();
        var containers = plan.named("web-task-definition").text("containerDefinitions");

        assertThat(containers)
                .containsPattern("\"name\":\"DATABASE_URL\",\"value\":\"postgresql://dbadmin@[a-z0-9.-]+:5432/orders\"")
                .contains("\"name\":\"PGHOST\"")
                .doesNotContain("DB_HOST")
                .containsPattern("\"name\":\"PGPASSWORD\",\"valueFrom\":\"arn:aws:secretsmanager:[^\"]+:password::\"");
        assertThat(List.of("web-task-execution-policy", "web-task-policy"))
                .allSatisfy(policy -> assertThat(plan.named(policy).text("policy"))
                        .contains("secretsmanager:GetSecretValue")
                        .doesNotContain("password"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> outputs(Map<String, Object> outputs, String name) {
        return (Map<String, Object>) outputs.get(name);
    }
}
