package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.CostPlans;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void anUnknownTypeIsNamedOnceAsNotEstimated() {
        var estimate = CostPlans.estimate(
                CostPlans.resource("aws:mq/broker:Broker", "one", Map.of()),
                CostPlans.resource("aws:mq/broker:Broker", "two", Map.of()));

        assertThat(estimate.notEstimated())
                .containsExactly("aws:mq/broker:Broker, such as one: no rate is defined for this type");
        assertThat(estimate.lines()).isEmpty();
    }

    @Test
    void aMissingPriceOfARegionIsNamedAsNotEstimated() {
        var sydney = PriceList.of(Path.of(""), "ap-southeast-2").orElseThrow();
        var endpoint = CostPlans.resource(
                "aws:ec2/vpcEndpoint:VpcEndpoint",
                "logs",
                Map.of("vpcEndpointType", "Interface", "subnetIds", List.of("a", "b")));
        var estimate = Estimate.of(CostPlans.plan(endpoint), sydney, Assumptions.DEFAULT);

        assertThat(estimate.notEstimated())
                .containsExactly(
                        "Interface endpoint of logs: Slipway's price list ap-southeast-2.yaml lacks the price interface-endpoint-hour",
                        "Interface endpoint of logs, data: Slipway's price list ap-southeast-2.yaml lacks the price interface-endpoint-gb");
    }

    @Test
    void freeResourcesAreCounted() {
        var estimate = CostPlans.estimate(
                CostPlans.resource("aws:ec2/vpc:Vpc", "vpc", Map.of()),
                CostPlans.resource("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", Map.of("vpcEndpointType", "Gateway")));

        assertThat(estimate.free()).isEqualTo(1);
        assertThat(estimate.lines()).isEmpty();
        assertThat(estimate.notEstimated()).isEmpty();
    }

    @Test
    void theMostExpensiveServiceIsFirst() {
        var estimate = CostPlans.estimate(
                CostPlans.resource("aws:kms/key:Key", "key", Map.of()),
                CostPlans.resource("aws:ec2/natGateway:NatGateway", "nat", Map.of()));

        assertThat(estimate.lines())
                .extracting(EstimateLine::service)
                .containsExactly("NAT gateway", "NAT gateway", "KMS");
        assertThat(estimate.total(Scenario.IDLE)).isEqualTo(0.045 * 730 + 1, within(1e-9));
    }

    @Test
    void anInterfaceEndpointCostsInEachZone() {
        var endpoint = CostPlans.resource(
                "aws:ec2/vpcEndpoint:VpcEndpoint",
                "logs",
                Map.of("vpcEndpointType", "Interface", "subnetIds", List.of("a", "b")));

        assertThat(CostPlans.cost(CostPlans.estimate(endpoint), "logs", 0)).isEqualTo(2 * 730 * 0.01, within(1e-9));
    }

    @Test
    void aBalancerHasAPublicAddressInEachZoneUnlessItIsInternal() {
        var open = CostPlans.resource(
                "aws:lb/loadBalancer:LoadBalancer", "alb", Map.of("subnets", List.of("a", "b", "c")));
        var internal = CostPlans.resource(
                "aws:lb/loadBalancer:LoadBalancer", "alb", Map.of("subnets", List.of("a", "b", "c"), "internal", true));

        assertThat(CostPlans.estimate(open).byService(0)).containsEntry("Public IPv4 address", 3 * 730 * 0.005);
        assertThat(CostPlans.estimate(internal).byService(0)).containsOnlyKeys("Load balancer");
    }

    @Test
    void thePublicAddressOfATaskIsPaidWhileItRuns() {
        var estimate = CostPlans.estimate(CostPlans.withPublicIp(CostPlans.sleeping(2, "1024", "2048", "ARM64")));

        assertThat(estimate.byService(0)).containsEntry("Public IPv4 address", 0.0);
        assertThat(estimate.byService(730)).containsEntry("Public IPv4 address", 2 * 730 * 0.005);
    }

    @Test
    void responsesOfTasksAreCountedOnceWithOrWithoutAPublicAddress() {
        var behind = CostPlans.withPublicIp(CostPlans.running(1, "1024", "2048", "ARM64"));
        var rule = CostPlans.resource(
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                "open",
                Map.of("securityGroupId", CostPlans.GROUP, "cidrIpv4", "0.0.0.0/0"));
        var open = Stream.concat(Stream.of(behind), Stream.of(rule)).toArray(PlannedResource[]::new);

        assertThat(CostPlans.estimate(behind).byService(730)).doesNotContainKey("Data transfer out");
        assertThat(CostPlans.estimate(open).byService(730)).containsEntry("Data transfer out", 0.09);
    }

    @Test
    void spotCostsItsShareOfTheListPrice() {
        var spot = List.<Map<String, Object>>of(Map.of("capacityProvider", "FARGATE_SPOT", "base", 0, "weight", 1));
        var estimate = CostPlans.estimate(CostPlans.running(1, "1024", "2048", "ARM64", spot));

        assertThat(CostPlans.cost(estimate, "Spot, CPU", 0)).isEqualTo(0.03238 * 730 * 0.3, within(1e-9));
        assertThat(estimate.lines()).hasSize(2);
    }

    @Test
    void aServiceThatSleepsCostsNothingWhileUnused() {
        var estimate = CostPlans.estimate(CostPlans.sleeping(1, "1024", "2048", "ARM64"));

        assertThat(estimate.byService(0)).containsEntry("Fargate", 0.0);
        assertThat(estimate.sleeping()).containsExactly("web");
        assertThat(estimate.costOfTasksThatNeverSleep()).isZero();
    }

    @Test
    void theDiskOfATaskIsPaidBeyondTwentyGbWhileItRuns() {
        var definition = CostPlans.resource(
                "aws:ecs/taskDefinition:TaskDefinition",
                "web",
                Map.of(
                        "family", "web",
                        "cpu", "1024",
                        "memory", "2048",
                        "ephemeralStorage", Map.of("sizeInGib", 50)));
        var service = CostPlans.resource(
                "aws:ecs/service:Service",
                "web",
                Map.of(
                        "taskDefinition",
                        "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1",
                        "desiredCount",
                        2));

        assertThat(CostPlans.cost(CostPlans.estimate(definition, service), "disk", 0))
                .isEqualTo(2 * 30 * 730 * 0.000111, within(1e-9));
    }

    @Test
    void aFileSystemCostsItsStorageAndWithElasticThroughputWhatIsReadAndWritten() {
        var elastic = CostPlans.estimate(
                CostPlans.resource("aws:efs/fileSystem:FileSystem", "files", Map.of("throughputMode", "elastic")));
        var bursting = CostPlans.estimate(
                CostPlans.resource("aws:efs/fileSystem:FileSystem", "files", Map.of("throughputMode", "bursting")));

        assertThat(CostPlans.cost(elastic, "storage", 0)).isEqualTo(0.3, within(1e-9));
        assertThat(CostPlans.cost(elastic, "reads", 730)).isEqualTo(10 * 0.03, within(1e-9));
        assertThat(CostPlans.cost(elastic, "writes", 730)).isEqualTo(10 * 0.06, within(1e-9));
        assertThat(bursting.byService(730)).isEqualTo(Map.of("EFS", 0.3));
    }

    @Test
    void theBackupsOfAFileSystemAreNamedAsNotEstimated() {
        var on = CostPlans.resource(
                "aws:efs/backupPolicy:BackupPolicy", "backup", Map.of("backupPolicy", Map.of("status", "ENABLED")));
        var off = CostPlans.resource(
                "aws:efs/backupPolicy:BackupPolicy", "backup", Map.of("backupPolicy", Map.of("status", "DISABLED")));

        assertThat(CostPlans.estimate(on).notEstimated())
                .containsExactly("AWS Backup of backup: a daily backup is paid by its size");
        assertThat(CostPlans.estimate(off).notEstimated()).isEmpty();
    }

    @Test
    void targetTrackingHasTwoAlarms() {
        var cpu = policy("cpu", Map.of("policyType", "TargetTrackingScaling"));
        var steps = policy("out", Map.of("policyType", "StepScaling"));
        var estimate = CostPlans.estimate(cpu, steps);

        assertThat(CostPlans.cost(estimate, "cpu, alarms", 0)).isEqualTo(0.20, within(1e-9));
        assertThat(estimate.lines()).hasSize(1);
    }

    private static PlannedResource policy(String name, Map<String, Object> inputs) {
        return CostPlans.resource("aws:appautoscaling/policy:Policy", name, inputs);
    }

    @Test
    void aPausedDatabaseCostsOnlyItsStorage() {
        var estimate = CostPlans.estimate(WorkedExamplesTest.database(0));

        assertThat(estimate.total(Scenario.IDLE)).isEqualTo(0.10, within(1e-9));
        assertThat(CostPlans.cost(estimate, "ACUs", 730)).isEqualTo(0.5 * 730 * 0.12, within(1e-9));
    }

    @Test
    void aDatabaseWithAMinimumCostsItAllTheTime() {
        var estimate = CostPlans.estimate(WorkedExamplesTest.database(2));

        assertThat(CostPlans.cost(estimate, "ACUs", 0)).isEqualTo(2 * 730 * 0.12, within(1e-9));
        assertThat(CostPlans.cost(estimate, "ACUs", 730)).isEqualTo(2 * 730 * 0.12, within(1e-9));
    }

    @Test
    void aDatabaseInstanceOfAnotherClassIsNotEstimated() {
        var instance = CostPlans.resource(
                "aws:rds/clusterInstance:ClusterInstance", "big", Map.of("instanceClass", "db.r7g.large"));

        assertThat(CostPlans.estimate(instance).notEstimated())
                .containsExactly(
                        "Aurora of big: db.r7g.large is not the instance class of Aurora Serverless v2, db.serverless");
    }

    @Test
    void theCallsOfARateAndOfACronExpressionAreCounted() {
        assertThat(calls("rate(2 minutes)")).isEqualTo(730 * 30);
        assertThat(calls("rate(1 hour)")).isEqualTo(730);
        assertThat(calls("rate(1 day)")).isEqualTo(730 / 24.0);
        assertThat(calls("cron(0 23 * * ? *)")).isEqualTo(730 / 24.0);
        assertThat(calls("cron(0/15 8-17 ? * MON-FRI *)")).isEqualTo(4 * 10 * 5 / 7.0 * (730 / 24.0), within(1e-9));
    }

    private static double calls(String expression) {
        return FunctionRates.perMonth(CostPlans.resource(
                "aws:scheduler/schedule:Schedule", "each", Map.of("scheduleExpression", expression)));
    }

    @Test
    void callsOfASchedulesAreAFixedCost() {
        var function = CostPlans.resource("aws:lambda/function:Function", "sleep", Map.of("memorySize", 1024));
        var alias = CostPlans.resource("aws:lambda/alias:Alias", "live", Map.of(), function);
        var schedule = CostPlans.resource(
                "aws:scheduler/schedule:Schedule", "each", Map.of("scheduleExpression", "rate(1 minute)"), alias);
        var estimate = CostPlans.estimate(function, alias, schedule);

        assertThat(CostPlans.cost(estimate, "duration", 0)).isEqualTo(43800 * 0.5 * 0.0000166667, within(1e-9));
        assertThat(estimate.total(Scenario.IDLE)).isEqualTo(estimate.total(Scenario.ALWAYS));
    }

    @Test
    void callsOfAnAuthorizerDependOnItsCacheAndTheUseOfTheApi() {
        var function = CostPlans.resource("aws:lambda/function:Function", "check", Map.of("memorySize", 1024));
        var alias = CostPlans.resource("aws:lambda/alias:Alias", "live", Map.of(), function);
        var authorizer = CostPlans.resource(
                "aws:apigatewayv2/authorizer:Authorizer",
                "request",
                Map.of("authorizerResultTtlInSeconds", 1800),
                alias);
        var estimate = CostPlans.estimate(function, alias, authorizer);

        assertThat(CostPlans.cost(estimate, "duration", 0)).isZero();
        assertThat(CostPlans.cost(estimate, "duration", 730)).isEqualTo(1460 * 0.5 * 0.0000166667, within(1e-9));
    }

    @Test
    void imagesAreCountedAsTheLifecyclePolicyKeepsThem() {
        var repository = CostPlans.resource("aws:ecr/repository:Repository", "images", Map.of());
        var policy =
                "{\"rules\":[{\"selection\":{\"countType\":\"sinceImagePushed\",\"countNumber\":90}},{\"selection\":{\"countType\":\"imageCountMoreThan\",\"countNumber\":4}}]}";
        var lifecycle = CostPlans.resource(
                "aws:ecr/lifecyclePolicy:LifecyclePolicy", "lifecycle", Map.of("policy", policy), repository);

        assertThat(CostPlans.estimate(repository, lifecycle).total(Scenario.IDLE))
                .isEqualTo(0.10, within(1e-9));
    }

    @Test
    void logsAreKeptForTheirRetention() {
        var group = CostPlans.resource(
                "aws:cloudwatch/logGroup:LogGroup", "flow", Map.of("name", "/flow", "retentionInDays", 365));
        var flow = CostPlans.resource("aws:ec2/flowLog:FlowLog", "log", Map.of(), group);
        var estimate = CostPlans.estimate(group, flow);

        assertThat(CostPlans.cost(estimate, "flow", 730)).isEqualTo(0.50, within(1e-9));
        assertThat(CostPlans.cost(estimate, "kept", 730)).isEqualTo(12 * 0.03, within(1e-9));
    }

    @Test
    void theFreeTierIsSubtractedOnceAndNotBelowZero() {
        var terms = new Assumptions(
                RequestTraffic.DEFAULT,
                DataVolume.DEFAULT,
                DatabaseUsage.DEFAULT,
                CacheUsage.DEFAULT,
                JobUsage.DEFAULT,
                new Discounts(70, true));
        var alarms = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> CostPlans.resource("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm-" + i, Map.of()))
                .toArray(PlannedResource[]::new);

        assertThat(CostPlans.estimate(terms, alarms).total(Scenario.IDLE)).isEqualTo(2 * 0.10, within(1e-9));
        assertThat(CostPlans.estimate(terms, alarms[0]).total(Scenario.IDLE)).isZero();
    }
}
