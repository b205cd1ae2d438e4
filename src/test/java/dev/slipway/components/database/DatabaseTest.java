package dev.slipway.components.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import dev.slipway.base.link.LinkClient;
import dev.slipway.components.SharedResources;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.testing.BaseComponents;
import dev.slipway.testing.Programs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final ClusterIdentifier IDENTIFIER = new ClusterIdentifier("slipway-test-database");

    /** A client that has a security group and nothing else. */
    private record Caller(String name) implements LinkClient {
        @Override
        public Output<String> securityGroupId() {
            return Output.of("sg-0123456789abcdef0");
        }
    }

    private static Database database(AuroraSpec spec, SharedResources shared) {
        var network = BaseComponents.network();
        return new Database("database", spec, network, BaseComponents.key(), shared);
    }

    private static Plan plan(AuroraSpec spec) {
        return Programs.plan(context -> database(spec, SharedResources.NONE));
    }

    private static PlannedResource cluster(Plan plan) {
        return plan.named("database-cluster");
    }

    @Test
    void anAlarmWatchesTheCapacityInUse() {
        var plan = Programs.plan(context -> {
            var topic = BaseComponents.alarmTopic();
            database(
                    AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL),
                    SharedResources.NONE.withAlarmTopic(Optional.of(topic)));
        });
        var alarm = plan.named("database-capacity");

        assertThat(alarm.text("metricName")).isEqualTo("ACUUtilization");
        assertThat(alarm.text("threshold")).isEqualTo("90");
        assertThat(alarm.text("alarmDescription"))
                .isEqualTo("The database has nearly all of its 4 ACUs in use; set maxAcu higher");
        assertThat(alarm.text("dimensions.DBClusterIdentifier")).isEqualTo("slipway-test-database");
        assertThat(alarm.list("alarmActions")).hasSize(1);
        assertThat(plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL))
                        .ofType("aws:cloudwatch/metricAlarm:MetricAlarm"))
                .isEmpty();
    }

    @Test
    void aClusterIsServerlessEncryptedAndRestorable() {
        var cluster = cluster(plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL)));

        assertThat(cluster.text("engine")).isEqualTo("aurora-mysql");
        assertThat(cluster.text("engineMode")).isEqualTo("provisioned");
        assertThat(cluster.text("engineVersion")).isEqualTo("8.0.mysql_aurora.3.10.4");
        assertThat(cluster.input("serverlessv2ScalingConfiguration"))
                .contains(Map.of("minCapacity", 0.5, "maxCapacity", 4L));
        assertThat(cluster.flag("storageEncrypted")).isTrue();
        assertThat(cluster.text("kmsKeyId")).startsWith("arn:aws:kms:");
        assertThat(cluster.flag("iamDatabaseAuthenticationEnabled")).isTrue();
        assertThat(cluster.list("enabledCloudwatchLogsExports")).containsExactly("audit", "error", "slowquery");
        assertThat(cluster.text("backupRetentionPeriod")).isEqualTo("7");
        assertThat(cluster.text("finalSnapshotIdentifier")).isEqualTo("slipway-test-database-final");
        assertThat(cluster.flag("skipFinalSnapshot")).isFalse();
        assertThat(cluster.flag("deletionProtection")).isFalse();
        assertThat(cluster.protect()).isFalse();
    }

    /** So that the snapshots of a database that is replaced twice, or destroyed and created again, have different names. */
    @Test
    void theNameOfTheFinalSnapshotIsThatOfTheCreationAndNoChangeOfALaterRun() {
        assertThat(cluster(plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL)))
                        .ignoreChanges())
                .containsExactly("finalSnapshotIdentifier");
    }

    @Test
    void noPasswordIsAmongTheInputs() {
        var cluster = cluster(plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL)));

        assertThat(cluster.flag("manageMasterUserPassword")).isTrue();
        assertThat(cluster.text("masterUserSecretKmsKeyId")).startsWith("arn:aws:kms:");
        assertThat(cluster.inputs()).doesNotContainKey("masterPassword");
    }

    @Test
    void aRangeFromZeroPausesWhenIdle() {
        var cluster =
                cluster(plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL).withCapacity(AcuRange.of(0, 1))));

        assertThat(cluster.input("serverlessv2ScalingConfiguration"))
                .contains(Map.of("minCapacity", 0L, "maxCapacity", 1L, "secondsUntilAutoPause", 300L));
    }

    @Test
    void aProtectedDatabaseRefusesItsDeletionTwice() {
        var plan = Programs.plan(context -> database(
                AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL), SharedResources.NONE.withProtectedFromDeletion(true)));

        assertThat(cluster(plan).protect()).isTrue();
        assertThat(cluster(plan).flag("deletionProtection")).isTrue();
    }

    @Test
    void everyInstanceIsServerlessPrivateAndWatched() {
        var instances = plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL).withInstances(3))
                .ofType("aws:rds/clusterInstance:ClusterInstance");

        assertThat(instances)
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder("database-instance-1", "database-instance-2", "database-instance-3");
        assertThat(instances).allSatisfy(instance -> {
            assertThat(instance.text("instanceClass")).isEqualTo("db.serverless");
            assertThat(instance.flag("publiclyAccessible")).isFalse();
            assertThat(instance.flag("performanceInsightsEnabled")).isTrue();
            assertThat(instance.text("performanceInsightsRetentionPeriod")).isEqualTo("7");
            assertThat(instance.flag("autoMinorVersionUpgrade")).isFalse();
        });
        assertThat(instances).extracting(each -> each.text("promotionTier")).containsExactlyInAnyOrder("0", "1", "2");
    }

    @Test
    void theDatabaseLiesInThePrivateSubnetsOfAllZones() {
        var plan = plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL));

        assertThat(plan.named("database-subnets").list("subnetIds")).hasSize(2);
        assertThat(plan.named("database-subnets").dependencies())
                .contains(
                        plan.named("network-private-a").urn(),
                        plan.named("network-private-b").urn());
    }

    @Test
    void mysqlRequiresTls() {
        var group = plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL)).named("database-parameters");

        assertThat(group.text("family")).isEqualTo("aurora-mysql8.0");
        assertThat(group.list("parameters")).contains(Map.of("name", "require_secure_transport", "value", "ON"));
    }

    @Test
    void postgresqlIsOneSettingAway() {
        var plan = plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.POSTGRESQL));

        assertThat(cluster(plan).text("engine")).isEqualTo("aurora-postgresql");
        assertThat(cluster(plan).text("engineVersion")).isEqualTo("17.7");
        assertThat(cluster(plan).text("port")).isEqualTo("5432");
        assertThat(cluster(plan).list("enabledCloudwatchLogsExports")).containsExactly("postgresql");
        assertThat(plan.named("database-parameters").text("family")).isEqualTo("aurora-postgresql17");
        assertThat(plan.named("database-parameters").list("parameters"))
                .contains(Map.of("name", "rds.force_ssl", "value", "1"));
    }

    @Test
    void theLogGroupIsCreatedFirstAndHasARetention() {
        var plan = plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL));
        var log = plan.named("database-log-slowquery");

        assertThat(log.text("name")).isEqualTo("/aws/rds/cluster/slipway-test-database/slowquery");
        assertThat(log.text("retentionInDays")).isEqualTo("30");
        assertThat(log.text("kmsKeyId")).startsWith("arn:aws:kms:");
        assertThat(cluster(plan).dependencies()).contains(log.urn());
    }

    @Test
    void theDatabaseHasNoIngressByDefault() {
        assertThat(plan(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL)).resources())
                .noneMatch(each -> each.name().startsWith("database-from-"));
    }

    @Test
    void anAdmittedClientReachesThePortAndNoOther() {
        var plan = Programs.plan(context -> {
            var database = database(AuroraSpec.of(IDENTIFIER, DatabaseEngine.POSTGRESQL), SharedResources.NONE);
            List.of("orders", "carts").forEach(each -> database.admit(new Caller(each)));
        });

        assertThat(plan.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"))
                .extracting(PlannedResource::name)
                .contains("database-from-orders", "database-from-carts");
        assertThat(plan.named("database-from-orders").inputs())
                .containsEntry("fromPort", 5432L)
                .containsEntry("toPort", 5432L)
                .containsEntry("ipProtocol", "tcp")
                .containsEntry("referencedSecurityGroupId", "sg-0123456789abcdef0")
                .doesNotContainKey("cidrIpv4");
    }

    @Test
    void theLinkHasExactlyTheDeclaredVariables() {
        Programs.plan(context -> {
            var access = database(AuroraSpec.of(IDENTIFIER, DatabaseEngine.MYSQL), SharedResources.NONE)
                    .access();
            var names = new TreeSet<>(access.environment().keySet());
            names.addAll(access.secrets().keySet());

            assertThat(names).containsExactlyInAnyOrderElementsOf(DatabaseVariables.DEFAULT.values());
        });
    }

    @Test
    void aUrlHasTheUserAndNoPasswordWhichEcsReadsFromTheSecret() {
        Programs.plan(context -> {
            var further = database(AuroraSpec.of(IDENTIFIER, DatabaseEngine.POSTGRESQL), SharedResources.NONE)
                    .further();

            further.environment().get("url").applyValue(url -> {
                assertThat(url).matches("postgresql://dbadmin@[a-z0-9.-]+:5432/app");
                return url;
            });
            assertThat(further.environment()).containsOnlyKeys("url");
            assertThat(further.secrets()).containsOnlyKeys("username", "password");
            assertThat(further.grants()).isEmpty();
        });
    }
}
