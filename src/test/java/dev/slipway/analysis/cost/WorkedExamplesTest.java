package dev.slipway.analysis.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.CostPlans;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of the pricing pages of AWS, as estimates of plans with the same resources. */
class WorkedExamplesTest {
    private static final Offset<Double> CENT = within(0.0051);

    /**
     * The three examples of https://aws.amazon.com/fargate/pricing/: 5 tasks of 1 vCPU and 2 GB for 10 minutes on 30
     * days, on x86 and on Graviton; and 10 tasks of 0.25 vCPU and 1 GB for an hour on 30 days.
     */
    @ParameterizedTest
    @CsvSource({
        "5, 1024, 2048, X86_64, 10, 1.01, 0.22",
        "5, 1024, 2048, ARM64, 10, 0.81, 0.18",
        "10, 256, 1024, X86_64, 60, 3.04, 1.33"
    })
    void fargateTasksCostWhatTheExamplesSay(
            int tasks, String cpu, String memory, String architecture, int minutes, double cpuCost, double memoryCost) {
        var estimate = CostPlans.estimate(CostPlans.sleeping(tasks, cpu, memory, architecture));
        var hours = 30 * minutes / 60.0;

        assertThat(CostPlans.cost(estimate, "CPU", hours)).isEqualTo(cpuCost, CENT);
        assertThat(CostPlans.cost(estimate, "memory", hours)).isEqualTo(memoryCost, CENT);
    }

    /** https://aws.amazon.com/lambda/pricing/: 3 million calls of 120 ms with 1536 MB on x86, less the free tier. */
    @Test
    void threeMillionCallsAreTheExampleOfLambda() {
        var assumptions = new Assumptions(
                new RequestTraffic(0, 0, 0, 3e6, 120),
                DataVolume.DEFAULT,
                DatabaseUsage.DEFAULT,
                CacheUsage.DEFAULT,
                JobUsage.DEFAULT,
                new Discounts(0, true));
        var function = CostPlans.resource("aws:lambda/function:Function", "app", Map.of("memorySize", 1536));
        var estimate = CostPlans.estimate(assumptions, function);

        assertThat(CostPlans.cost(estimate, "duration", Scenario.MONTH_HOURS)).isEqualTo(2.33, CENT);
        assertThat(CostPlans.cost(estimate, "calls", Scenario.MONTH_HOURS)).isEqualTo(0.40, CENT);
        assertThat(estimate.total(Scenario.ALWAYS)).isEqualTo(2.73, CENT);
    }

    /**
     * https://aws.amazon.com/elasticloadbalancing/pricing/: a new connection a second that lasts two minutes, 5 requests
     * a second, 300 KB a second, few rules: 0.04, 0.04, 1.08 and 0 units, and 0.00864 dollars an hour for the most.
     */
    @Test
    void oneConnectionASecondCostsWhatTheExampleOfCapacityUnitsSays() {
        var lcu = new Lcu(1, 120, 300 * 3600 / 1e6, Lcu.evaluations(5, 1));

        assertThat(lcu.units()).isEqualTo(1.08, within(1e-9));
        assertThat(lcu.units()
                        * CostPlans.VIRGINIA.find(Price.LCU_HOUR).orElseThrow().usd())
                .isEqualTo(0.00864, within(1e-9));
    }

    /**
     * The same page for a Network Load Balancer and TCP: 100 new connections a second of three minutes, 300 KB a second: 0.125,
     * 0.18 and 1.08 units, and with an hour of 0.0225 dollars 20.87 in a month of 720 hours.
     */
    @Test
    void aHundredConnectionsASecondCostWhatTheExampleOfNetworkUnitsSays() {
        var nlcu = new Nlcu(100, 100 * 180, 300 * 3600 / 1e6);
        var hour = CostPlans.VIRGINIA
                        .find(Price.NETWORK_LOAD_BALANCER_HOUR)
                        .orElseThrow()
                        .usd()
                + nlcu.units()
                        * CostPlans.VIRGINIA.find(Price.NLCU_HOUR).orElseThrow().usd();

        assertThat(nlcu.units()).isEqualTo(1.08, within(1e-9));
        assertThat(hour * 720).isEqualTo(20.87, CENT);
    }

    /** The same page with 60 rules: 50 of them are evaluated for each of 5 requests a second, a quarter of a unit. */
    @Test
    void sixtyRulesAreTheExampleOfEvaluations() {
        assertThat(Lcu.evaluations(5, 60)).isEqualTo(250);
        assertThat(new Lcu(0, 0, 0, Lcu.evaluations(5, 60)).units()).isEqualTo(0.25);
    }

    /** A balancer's hour of the same example, 0.0225 dollars, in a month of 720 hours with the units: 22.42. */
    @Test
    void aMonthOfTheBalancerCostsWhatTheExampleSays() {
        var hour =
                CostPlans.VIRGINIA.find(Price.LOAD_BALANCER_HOUR).orElseThrow().usd() + 0.00864;

        assertThat(hour * 720).isEqualTo(22.42, CENT);
    }

    /** Example 2 of HTTP APIs on https://aws.amazon.com/api-gateway/pricing/: 25 uploads a minute of 4.5 MB for 30 days. */
    @Test
    void uploadsOfNineTimesTheMeteredSizeAreTheSecondExampleOfHttpApis() {
        var traffic = new RequestTraffic(25 * 60 * 24 * 30, 4.5 * 1024 * 1.024, 0, 0, 0);
        var estimate =
                CostPlans.estimate(assuming(traffic), CostPlans.resource("aws:apigatewayv2/api:Api", "api", Map.of()));

        assertThat(EdgeRates.meteredRequests(traffic)).isEqualTo(9_720_000);
        assertThat(byService(estimate, "API Gateway")).isEqualTo(9.72, CENT);
    }

    /** The first 300 million requests of Example 1 of the same section, 12 KB in and 46 KB out, are 300 dollars. */
    @Test
    void threeHundredMillionPageLoadsAreTheFirstTierOfHttpApis() {
        var traffic = new RequestTraffic(300e6, 46, 0, 0, 0);
        var estimate =
                CostPlans.estimate(assuming(traffic), CostPlans.resource("aws:apigatewayv2/api:Api", "api", Map.of()));

        assertThat(byService(estimate, "API Gateway")).isEqualTo(300, CENT);
    }

    /** The example of REST APIs on the same page: five million calls are 17.50 dollars. */
    @Test
    void fiveMillionCallsAreTheExampleOfRestApis() {
        var estimate = CostPlans.estimate(
                assuming(new RequestTraffic(0, 0, 0, 5e6, 0)),
                CostPlans.resource("aws:apigateway/restApi:RestApi", "api", Map.of()));

        assertThat(estimate.total(Scenario.ALWAYS)).isEqualTo(17.50, CENT);
    }

    /** https://aws.amazon.com/rds/aurora/pricing/: 5 ACUs at 0.12 dollars an ACU-hour, here for one hour. */
    @Test
    void fiveAcusForAnHourAreTheExampleOfServerlessV2() {
        var assumptions = new Assumptions(
                RequestTraffic.DEFAULT,
                DataVolume.DEFAULT,
                new DatabaseUsage(5, 0, 0),
                CacheUsage.DEFAULT,
                JobUsage.DEFAULT,
                Discounts.DEFAULT);
        var estimate = CostPlans.estimate(assumptions, database(0));

        assertThat(CostPlans.cost(estimate, "ACUs", 1)).isEqualTo(0.60, within(1e-9));
        assertThat(CostPlans.cost(estimate, "ACUs", 0)).isZero();
    }

    /** https://aws.amazon.com/vpc/pricing/: 0.045 dollars for an hour of a NAT gateway, and 0.045 for a gigabyte. */
    @Test
    void aGatewayAndAGigabyteAreTheExampleOfNat() {
        var volume = new DataVolume(1, 0, 0, 0, 0, 0);
        var assumptions = new Assumptions(
                RequestTraffic.DEFAULT,
                volume,
                DatabaseUsage.DEFAULT,
                CacheUsage.DEFAULT,
                JobUsage.DEFAULT,
                Discounts.DEFAULT);
        var estimate =
                CostPlans.estimate(assumptions, CostPlans.resource("aws:ec2/natGateway:NatGateway", "nat", Map.of()));

        assertThat(CostPlans.cost(estimate, "nat", 0) / Scenario.MONTH_HOURS).isEqualTo(0.045, within(1e-9));
        assertThat(CostPlans.cost(estimate, "data", Scenario.MONTH_HOURS)).isEqualTo(0.045, within(1e-9));
    }

    /** https://aws.amazon.com/sqs/pricing/: 0.40 dollars for a million requests of a standard queue, 0.50 of a FIFO queue. */
    @ParameterizedTest
    @CsvSource({"false, 1.20", "true, 1.50"})
    void aMillionMessagesAreThreeMillionRequestsOfAQueue(boolean fifo, double dollars) {
        var estimate = CostPlans.estimate(
                assuming(new RequestTraffic(1e6, 0, 0, 0, 0)),
                CostPlans.resource("aws:sqs/queue:Queue", "work", Map.of("fifoQueue", fifo)));
        var polls = 730 * 180 / 1e6 * dollars / 3;

        assertThat(byService(estimate, "SQS")).isEqualTo(dollars + polls, CENT);
        assertThat(CostPlans.cost(estimate, "work", 0)).isEqualTo(polls, within(1e-9));
    }

    /** https://aws.amazon.com/sns/pricing/: 0.50 dollars for a million published messages; deliveries to SQS are free. */
    @Test
    void aMillionPublishedMessagesAreTheExampleOfSns() {
        var estimate = CostPlans.estimate(
                assuming(new RequestTraffic(1e6, 0, 0, 0, 0)),
                CostPlans.resource("aws:sns/topic:Topic", "events", Map.of()),
                CostPlans.resource("aws:sns/topic:Topic", "ordered", Map.of("fifoTopic", true)));

        assertThat(byService(estimate, "SNS")).isEqualTo(0.50, CENT);
        assertThat(estimate.notEstimated())
                .containsExactly("SNS of ordered: a FIFO topic is paid by messages and their size");
    }

    /**
     * https://aws.amazon.com/about-aws/whats-new/2024/10/amazon-elasticache-valkey/: a serverless cache of Valkey costs 6
     * dollars a month or more, for the minimum of 100 MB. The requests are those of
     * https://aws.amazon.com/elasticache/pricing/: 50,000 a second, each of an ECPU, are 180 million in an hour.
     */
    @Test
    void anEmptyServerlessCacheCostsWhatTheAnnouncementSays() {
        var cache = CostPlans.resource(
                "aws:elasticache/serverlessCache:ServerlessCache", "cache", Map.of("engine", "valkey"));
        var busy = new Assumptions(
                new RequestTraffic(180e6, 0, 0, 0, 0),
                DataVolume.DEFAULT,
                DatabaseUsage.DEFAULT,
                new CacheUsage(0, 1),
                JobUsage.DEFAULT,
                Discounts.DEFAULT);
        var estimate = CostPlans.estimate(busy, cache);

        assertThat(CostPlans.cost(estimate, "data", 0)).isEqualTo(6.13, CENT);
        assertThat(CostPlans.cost(estimate, "ECPUs", Scenario.MONTH_HOURS)).isEqualTo(180 * 0.0023, within(1e-9));
    }

    /** The same page: an hour of cache.t4g.micro costs 0.0128 dollars. A shard has its primary and its replicas. */
    @ParameterizedTest
    @CsvSource({"cache.t4g.micro, 2, 0, 0, 2, 0.0128", "cache.m7g.large, 0, 3, 1, 6, 0.1264"})
    void nodesCostTheirHours(String type, int nodes, int shards, int replicas, int count, double price) {
        var inputs = nodes > 0
                ? Map.<String, Object>of("engine", "valkey", "nodeType", type, "numCacheClusters", nodes)
                : Map.<String, Object>of(
                        "engine",
                        "valkey",
                        "nodeType",
                        type,
                        "numNodeGroups",
                        shards,
                        "replicasPerNodeGroup",
                        replicas);
        var estimate = CostPlans.estimate(
                CostPlans.resource("aws:elasticache/replicationGroup:ReplicationGroup", "cache", inputs));

        assertThat(CostPlans.cost(estimate, "nodes", 0)).isEqualTo(count * price * Scenario.MONTH_HOURS, within(1e-9));
    }

    @Test
    void nodesWithoutAPriceAreNotEstimated() {
        assertThat(CostPlans.estimate(
                                CostPlans.resource(
                                        "aws:elasticache/replicationGroup:ReplicationGroup",
                                        "large",
                                        Map.of("engine", "valkey", "nodeType", "cache.r7g.4xlarge")),
                                CostPlans.resource(
                                        "aws:elasticache/replicationGroup:ReplicationGroup",
                                        "old",
                                        Map.of("engine", "redis", "nodeType", "cache.t4g.micro")))
                        .notEstimated())
                .contains(
                        "ElastiCache of large: price lists have no cache.r7g.4xlarge",
                        "ElastiCache of old: price lists have the prices of valkey only");
    }

    private static Assumptions assuming(RequestTraffic traffic) {
        return new Assumptions(
                traffic,
                DataVolume.DEFAULT,
                DatabaseUsage.DEFAULT,
                CacheUsage.DEFAULT,
                JobUsage.DEFAULT,
                Discounts.DEFAULT);
    }

    private static double byService(Estimate estimate, String service) {
        return estimate.byService(Scenario.MONTH_HOURS).get(service);
    }

    static PlannedResource[] database(double minAcu) {
        var cluster = CostPlans.resource(
                "aws:rds/cluster:Cluster",
                "cluster",
                Map.of("serverlessv2ScalingConfiguration", Map.of("minCapacity", minAcu, "maxCapacity", 8)));
        var instance = CostPlans.resource(
                "aws:rds/clusterInstance:ClusterInstance",
                "instance",
                Map.of("instanceClass", "db.serverless", "engines", List.of()),
                cluster);
        return new PlannedResource[] {cluster, instance};
    }
}
