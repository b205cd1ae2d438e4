package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.pulumi.exceptions.RunException;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.StackConfigs;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables, policy statements and security-group rules that a service gets for its links, as text. */
class GrantsTest {
    private static final String STORAGE =
            "{\"table\":\"orders\",\"bucket\":\"files\",\"bus\":\"orders\",\"queue\":\"work\",\"topic\":\"events\"}";
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/shop-test-orders";
    private static final String BUS = "arn:aws:events:eu-west-1:123456789012:event-bus/shop-test-orders";

    private static Plan plan(String storage, String uses) {
        return plan("eu-west-1", storage, uses);
    }

    private static Plan plan(String region, String storage, String uses) {
        var values = new HashMap<String, String>();
        values.put("aws:region", region);
        values.put("slipway:storage", storage);
        values.put("slipway:database", "{\"engine\":\"aurora-mysql\",\"name\":\"orders\"}");
        values.put(
                "slipway:services",
                "{\"web\":{\"image\":\"%s\",\"ingress\":\"none\",\"uses\":%s}}".formatted(StackConfigs.IMAGE, uses));
        return App.preflight(StackConfigs.of(values)).plan();
    }

    private static String taskPolicy(Plan plan) {
        return statements(plan, "web-task-policy");
    }

    /** The statements of a policy, one a line, without what differs from plan to plan. */
    private static String statements(Plan plan, String policy) {
        if (plan.resources().stream().noneMatch(each -> each.name().equals(policy))) {
            return "";
        }
        var statements = JsonParser.parseString(plan.named(policy).text("policy"))
                .getAsJsonObject()
                .getAsJsonArray("Statement");
        var lines = new StringBuilder();
        statements.forEach(each -> lines.append(each).append('\n'));
        return lines.toString()
                .replaceAll("key/[0-9a-f-]{36}", "key/ID")
                .replaceAll("(shop-test-files-)[0-9a-f]+", "$1ID")
                .replaceAll("(rds!cluster-)[0-9a-f]+", "$1ID");
    }

    private static Map<String, String> variables(Plan plan, String of, String key) {
        var container = JsonParser.parseString(plan.named("web-task-definition").text("containerDefinitions"))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        var variables = new TreeMap<String, String>();
        if (container.has(of)) {
            container
                    .getAsJsonArray(of)
                    .forEach(each -> variables.put(
                            each.getAsJsonObject().get("name").getAsString(),
                            each.getAsJsonObject().get(key).getAsString()));
        }
        return variables;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[] | ~~",
                """
                ["table"] | ~{"Effect":"Allow","Action":["dynamodb:DescribeTable","dynamodb:GetItem","dynamodb:BatchGetItem",\
                "dynamodb:Query","dynamodb:PutItem","dynamodb:UpdateItem","dynamodb:DeleteItem","dynamodb:BatchWriteItem",\
                "dynamodb:ConditionCheckItem"],\
                "Resource":"arn:aws:dynamodb:eu-west-1:123456789012:table/shop-test-orders"}
                {"Effect":"Allow","Action":"dynamodb:Query",\
                "Resource":"arn:aws:dynamodb:eu-west-1:123456789012:table/shop-test-orders/index/gsi1"}
                {"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:eu-west-1:123456789012:key/ID",\
                "Condition":{"StringLike":{"kms:ViaService":"dynamodb.eu-west-1.*"}}}
                ~""",
                """
                ["bucket"] | ~{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::shop-test-files-ID"}
                {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject"],\
                "Resource":"arn:aws:s3:::shop-test-files-ID/*"}
                {"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],\
                "Resource":"arn:aws:kms:eu-west-1:123456789012:key/ID",\
                "Condition":{"StringLike":{"kms:ViaService":"s3.eu-west-1.*"}}}
                ~""",
                """
                ["bus"] | ~{"Effect":"Allow","Action":"events:PutEvents",\
                "Resource":"arn:aws:events:eu-west-1:123456789012:event-bus/shop-test-orders"}
                ~""",
                """
                ["queue"] | ~{"Effect":"Allow","Action":["sqs:ReceiveMessage","sqs:DeleteMessage",\
                "sqs:ChangeMessageVisibility","sqs:GetQueueAttributes","sqs:GetQueueUrl"],\
                "Resource":"arn:aws:sqs:eu-west-1:123456789012:shop-test-work"}
                {"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:eu-west-1:123456789012:key/ID",\
                "Condition":{"StringLike":{"kms:ViaService":"sqs.eu-west-1.*"}}}
                ~""",
                """
                [{"queue":"work","access":"send"}] | ~{"Effect":"Allow","Action":"sqs:SendMessage",\
                "Resource":"arn:aws:sqs:eu-west-1:123456789012:shop-test-work"}
                {"Effect":"Allow","Action":["kms:GenerateDataKey","kms:Decrypt"],\
                "Resource":"arn:aws:kms:eu-west-1:123456789012:key/ID",\
                "Condition":{"StringLike":{"kms:ViaService":"sqs.eu-west-1.*"}}}
                ~""",
                """
                [{"queue":"work","access":"both"}] | ~{"Effect":"Allow","Action":["sqs:ReceiveMessage","sqs:DeleteMessage",\
                "sqs:ChangeMessageVisibility","sqs:GetQueueAttributes","sqs:GetQueueUrl"],\
                "Resource":"arn:aws:sqs:eu-west-1:123456789012:shop-test-work"}
                {"Effect":"Allow","Action":"sqs:SendMessage",\
                "Resource":"arn:aws:sqs:eu-west-1:123456789012:shop-test-work"}
                {"Effect":"Allow","Action":["kms:GenerateDataKey","kms:Decrypt"],\
                "Resource":"arn:aws:kms:eu-west-1:123456789012:key/ID",\
                "Condition":{"StringLike":{"kms:ViaService":"sqs.eu-west-1.*"}}}
                ~""",
                """
                ["topic"] | ~{"Effect":"Allow","Action":"sns:Publish",\
                "Resource":"arn:aws:sns:eu-west-1:123456789012:shop-test-events"}
                {"Effect":"Allow","Action":["kms:GenerateDataKey","kms:Decrypt"],\
                "Resource":"arn:aws:kms:eu-west-1:123456789012:key/ID",\
                "Condition":{"StringLike":{"kms:ViaService":"sns.eu-west-1.*"}}}
                ~""",
                """
                ["database"] | ~{"Effect":"Allow","Action":["secretsmanager:GetSecretValue","secretsmanager:DescribeSecret"],\
                "Resource":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-ID-AbCdEf"}
                {"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:eu-west-1:123456789012:key/ID",\
                "Condition":{"StringLike":{"kms:ViaService":"secretsmanager.eu-west-1.*"}}}
                ~""",
            })
    void aServiceHasOnlyThePermissionsOfItsStores(String uses, String statements) {
        assertThat(taskPolicy(plan(STORAGE, uses))).isEqualTo(statements);
    }

    @Test
    void ecsMayReadTheSecretOfADatabaseAtATasksStart() {
        var without = statements(plan(STORAGE, "[]"), "web-task-execution-policy");
        var with = statements(plan(STORAGE, "[\"database\"]"), "web-task-execution-policy");

        assertThat(with).isEqualTo(without + """
                {"Effect":"Allow","Action":"secretsmanager:GetSecretValue",\
                "Resource":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-ID-AbCdEf"}
                {"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:eu-west-1:123456789012:key/ID",\
                "Condition":{"StringLike":{"kms:ViaService":"secretsmanager.eu-west-1.*"}}}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"table\"]", "[\"bucket\"]", "[\"bus\"]", "[\"queue\",\"topic\"]"})
    void otherStoresGiveTheStartingRoleNothing(String uses) {
        assertThat(statements(plan(STORAGE, uses), "web-task-execution-policy"))
                .doesNotContain("secretsmanager", "kms:", "dynamodb", "s3:", "events:", "sqs:", "sns:");
    }

    @Test
    void aServiceHasVariablesForItsStores() {
        var plan = plan(STORAGE, "[\"table\",\"bucket\",\"bus\",\"database\"]");

        assertThat(variables(plan, "environment", "value"))
                .containsEntry("TABLE_NAME", "shop-test-orders")
                .containsEntry("EVENT_BUS_NAME", "shop-test-orders")
                .containsEntry("DB_ENGINE", "mysql")
                .containsEntry("DB_PORT", "3306")
                .containsEntry("DB_NAME", "orders")
                .hasEntrySatisfying("S3_BUCKET", name -> assertThat(name).startsWith("shop-test-files-"))
                .hasEntrySatisfying(
                        "DB_HOST", host -> assertThat(host).matches("shop-test-database\\.cluster-[0-9a-f]{12}\\..+"))
                .hasEntrySatisfying("DB_READER_HOST", host -> assertThat(host).contains(".cluster-ro-"))
                .hasEntrySatisfying("DB_SECRET_ARN", arn -> assertThat(arn).contains(":secret:rds!cluster-"))
                .hasSize(9);
        assertThat(variables(plan, "secrets", "valueFrom"))
                .containsOnlyKeys("DB_SECRET")
                .containsEntry(
                        "DB_SECRET", variables(plan, "environment", "value").get("DB_SECRET_ARN"));
    }

    @Test
    void aServiceHasVariablesForItsQueueAndItsTopic() {
        var url = "https://sqs.eu-west-1.amazonaws.com/123456789012/shop-test-work";
        var arn = "arn:aws:sqs:eu-west-1:123456789012:shop-test-work";

        assertThat(variables(plan(STORAGE, "[\"queue\",\"topic\"]"), "environment", "value"))
                .isEqualTo(
                        Map.of("QUEUE_URL", url, "TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:shop-test-events"));
        assertThat(variables(
                        plan(
                                STORAGE,
                                "[{\"queue\":\"work\",\"as\":{\"url\":\"URL\",\"arn\":\"ARN\",\"name\":\"NAME\"}}]"),
                        "environment",
                        "value"))
                .isEqualTo(Map.of("URL", url, "ARN", arn, "NAME", "shop-test-work"));
    }

    @Test
    void aServiceWithoutLinksHasNoVariables() {
        assertThat(variables(plan(STORAGE, "[]"), "environment", "value")).isEmpty();
        assertThat(variables(plan(STORAGE, "[]"), "secrets", "valueFrom")).isEmpty();
    }

    @Test
    void theFirstOfSeveralStoresOfATypeHasThePlainName() {
        var plan = plan("{\"tables\":{\"orders\":{},\"old-carts\":{}}}", "[\"table:old-carts\",\"table:orders\"]");

        assertThat(variables(plan, "environment", "value"))
                .isEqualTo(Map.of("TABLE_NAME", "shop-test-old-carts", "TABLE_NAME_ORDERS", "shop-test-orders"));
        assertThat(taskPolicy(plan)).contains(TABLE).contains(TABLE.replace("orders", "old-carts"));
    }

    @Test
    void onlyTheStoreThatIsUsedIsGranted() {
        var plan = plan(
                "{\"tables\":{\"orders\":{},\"carts\":{}},\"buses\":{\"orders\":{}}}", "[\"table:carts\",\"bus\"]");

        assertThat(taskPolicy(plan))
                .contains(TABLE.replace("orders", "carts"), BUS)
                .doesNotContain(TABLE);
    }

    @Test
    void aServiceStartsWhenTheDatabaseRunsAndAdmitsIt() {
        var using = plan(STORAGE, "[\"database\"]");
        var rule = using.named("database-from-web");

        assertThat(rule.text("fromPort")).isEqualTo("3306");
        assertThat(rule.dependencies())
                .contains(
                        using.named("database-group").urn(),
                        using.named("web-tasks-sg").urn());
        assertThat(using.named("web-service").dependencies())
                .contains(
                        rule.urn(),
                        using.named("database-instance-1").urn(),
                        using.named("database-instance-2").urn());
        assertThat(plan(STORAGE, "[\"table\"]").resources())
                .extracting(PlannedResource::name)
                .doesNotContain("database-from-web");
    }

    @ParameterizedTest
    @CsvSource({"cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov"})
    void statementsAreOfThePartition(String region, String partition) {
        var policy = taskPolicy(plan(region, STORAGE, "[\"table\",\"bucket\",\"bus\",\"database\"]"));

        assertThat(policy)
                .contains("\"arn:%s:dynamodb:%s:".formatted(partition, region))
                .contains("\"arn:%s:s3:::".formatted(partition))
                .doesNotContain("\"arn:aws:");
    }

    @Test
    void aVariableThatAStoreGivesCannotBeSet() {
        var services =
                "{\"web\":{\"image\":\"%s\",\"ingress\":\"none\",\"uses\":[\"table\"],\"environment\":{\"TABLE_NAME\":\"mine\"}}}"
                        .formatted(StackConfigs.IMAGE);

        assertThatThrownBy(() -> App.preflight(
                        StackConfigs.of(Map.of("slipway:services", services, "slipway:storage", STORAGE))))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "slipway:services.web.environment.TABLE_NAME = mine: Slipway sets this variable for the store;"
                                + " remove it, or the store from uses");
    }
}
