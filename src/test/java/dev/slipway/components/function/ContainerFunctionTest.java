package dev.slipway.components.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.slipway.base.link.Link;
import dev.slipway.base.link.Links;
import dev.slipway.components.SharedResources;
import dev.slipway.components.database.AuroraSpec;
import dev.slipway.components.database.ClusterIdentifier;
import dev.slipway.components.database.Database;
import dev.slipway.components.database.DatabaseEngine;
import dev.slipway.components.image.RegistryImage;
import dev.slipway.components.key.Key;
import dev.slipway.components.storage.Table;
import dev.slipway.components.storage.TableName;
import dev.slipway.components.storage.TableSpec;
import dev.slipway.engine.Plan;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class ContainerFunctionTest {
    private static final RegistryImage IMAGE =
            RegistryImage.of("123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1.0.0");
    private static final FunctionSpec SPEC = FunctionSpec.listening(8080).withEnvironment(Map.of("LOG_LEVEL", "info"));

    private static Plan plan(BiFunction<Key, ContainerFunctionArgs, ContainerFunctionArgs> change) {
        return plan(SPEC, change);
    }

    private static Plan plan(FunctionSpec spec, BiFunction<Key, ContainerFunctionArgs, ContainerFunctionArgs> change) {
        return Programs.plan(context -> {
            var network = BaseComponents.network();
            var key = BaseComponents.key();
            var args = ContainerFunctionArgs.of(network, IMAGE, spec);
            new ContainerFunction("orders", change.apply(key, args));
        });
    }

    private static Link table(Key key) {
        return Link.of(
                new Table("table", TableSpec.of(new TableName("slipway-test-orders")), key, SharedResources.NONE));
    }

    private static Link database(Key key, ContainerFunctionArgs args) {
        return Link.of(new Database(
                "database",
                AuroraSpec.of(new ClusterIdentifier("slipway-test-database"), DatabaseEngine.MYSQL),
                args.network(),
                key,
                SharedResources.NONE));
    }

    @Test
    void theFunctionRunsTheImageWithThePortOfTheAdapter() {
        var function = plan((key, args) -> args).named("orders-function");

        assertThat(function.text("packageType")).isEqualTo("Image");
        assertThat(function.text("imageUri")).isEqualTo(IMAGE.text());
        assertThat(function.list("architectures")).containsExactly("arm64");
        assertThat(function.input("memorySize")).contains(1024L);
        assertThat(function.input("timeout")).contains(30L);
        assertThat(function.input("environment.variables"))
                .contains(Map.of("AWS_LWA_PORT", "8080", "LOG_LEVEL", "info"));
        assertThat(function.input("imageConfig")).isEmpty();
    }

    @Test
    void aCommandReplacesThatOfTheImage() {
        var function = plan(SPEC.withCommand(List.of("serve", "--quiet")), (key, args) -> args)
                .named("orders-function");

        assertThat(function.list("imageConfig.commands")).containsExactly("serve", "--quiet");
    }

    @Test
    void callersNameAnAliasOfThePublishedVersion() {
        var plan = plan((key, args) -> args);

        assertThat(plan.named("orders-function").flag("publish")).isTrue();
        assertThat(plan.named("orders-alias").text("functionVersion")).isEqualTo("1");
    }

    @Test
    void itsLogIsBesideThatOfTheTasksWithTheKeyOfTheStack() {
        var logs = plan((key, args) -> args.withShared(SharedResources.NONE.withKey(Optional.of(key))))
                .named("orders-logs");

        assertThat(logs.text("name")).isEqualTo("/slipway-test/orders/lambda");
        assertThat(logs.text("kmsKeyId")).startsWith("arn:aws:kms:");
        assertThat(logs.input("retentionInDays")).contains(30L);
    }

    @Test
    void withATableTheFunctionIsOutsideTheNetwork() {
        var plan = plan((key, args) -> args.withLinks(new Links(List.of(table(key)))));

        assertThat(plan.named("orders-function").input("vpcConfig")).isEmpty();
        assertThat(plan.named("orders-function").text("environment.variables.TABLE_NAME"))
                .isEqualTo("slipway-test-orders");
        assertThat(plan.named("orders-policy").text("policy"))
                .contains("dynamodb:GetItem")
                .doesNotContain("ec2:");
    }

    @Test
    void withADatabaseTheFunctionIsInThePrivateSubnetsAndReadsTheSecretItself() {
        var plan = plan((key, args) -> args.withLinks(new Links(List.of(database(key, args)))));
        var function = plan.named("orders-function");

        assertThat(function.list("vpcConfig.subnetIds")).hasSize(2);
        assertThat(function.list("vpcConfig.securityGroupIds")).hasSize(1);
        assertThat(function.dependencies())
                .contains(
                        plan.named("orders-vpc-group").urn(),
                        plan.named("database-from-orders-vpc").urn(),
                        plan.named("database-instance-1").urn());
        assertThat(function.text("environment.variables.DB_SECRET_ARN")).startsWith("arn:aws:secretsmanager:");
        assertThat(function.input("environment.variables.DB_SECRET")).isEmpty();
        assertThat(plan.named("orders-policy").text("policy")).contains("secretsmanager:GetSecretValue");
    }

    @Test
    void theCodeOfAFunctionMayNotManageNetworkInterfaces() {
        var plan = plan((key, args) -> args.withLinks(new Links(List.of(database(key, args)))));
        var statements = JsonParser.parseString(plan.named("orders-policy").text("policy"))
                .getAsJsonObject()
                .getAsJsonArray("Statement")
                .asList();

        assertThat(statements)
                .filteredOn(statement -> statement.toString().contains("ec2:"))
                .singleElement()
                .extracting(statement ->
                        statement.getAsJsonObject().get("Condition").toString())
                .isEqualTo("{\"Null\":{\"lambda:SourceFunctionArn\":\"true\"}}");
    }

    @Test
    void errorsAndThrottlesHaveAlarmsWhereTheStackHasATopic() {
        var plan = plan((key, args) ->
                args.withShared(SharedResources.NONE.withAlarmTopic(Optional.of(BaseComponents.alarmTopic()))));

        assertThat(plan.named("orders-alarms-errors").text("metricName")).isEqualTo("Errors");
        assertThat(plan.named("orders-alarms-throttles").list("alarmActions")).hasSize(1);
        assertThat(plan((key, args) -> args).ofType("aws:cloudwatch/metricAlarm:MetricAlarm"))
                .isEmpty();
    }
}
