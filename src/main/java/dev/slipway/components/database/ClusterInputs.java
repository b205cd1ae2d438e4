package dev.slipway.components.database;

import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.rds.ClusterArgs;
import com.pulumi.aws.rds.ClusterInstanceArgs;
import com.pulumi.aws.rds.ClusterParameterGroupArgs;
import com.pulumi.aws.rds.SubnetGroupArgs;
import com.pulumi.aws.rds.inputs.ClusterParameterGroupParameterArgs;
import com.pulumi.aws.rds.inputs.ClusterServerlessv2ScalingConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.network.Network;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inputs of the resources of a database. */
final class ClusterInputs {
    /** Name of the master user; RDS generates the password. {@code admin} is a reserved word of PostgreSQL. */
    private static final String MASTER = "dbadmin";

    /**
     * Days for which performance data is kept:
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.Overview.cost.html">7 cost
     * nothing</a>.
     */
    private static final int PERFORMANCE_DAYS = 7;

    /** Threshold of the capacity alarm in percent of the maximum capacity. */
    private static final double FULL = 90;

    private ClusterInputs() {}

    static ClusterParameterGroupArgs parameters(EngineVersion version) {
        return ClusterParameterGroupArgs.builder()
                .description("TLS alone, and what is logged")
                .family(version.family())
                .parameters(version.engine().parameters().entrySet().stream()
                        .map(parameter -> ClusterParameterGroupParameterArgs.builder()
                                .name(parameter.getKey())
                                .value(parameter.getValue())
                                .build())
                        .toList())
                .build();
    }

    static ClusterArgs cluster(
            AuroraSpec spec,
            EncryptionKey key,
            boolean protectedFromDeletion,
            Output<String> subnets,
            Output<String> parameters,
            Output<String> securityGroup) {
        var engine = spec.version().engine();
        return ClusterArgs.builder()
                .clusterIdentifier(spec.identifier().text())
                .engine(engine.awsName())
                .engineMode("provisioned")
                .engineVersion(spec.version().awsText())
                .databaseName(spec.databaseName())
                .port(engine.port())
                .serverlessv2ScalingConfiguration(scaling(spec.capacity()))
                .dbSubnetGroupName(subnets)
                .dbClusterParameterGroupName(parameters)
                .vpcSecurityGroupIds(securityGroup.applyValue(List::of))
                .masterUsername(MASTER)
                .manageMasterUserPassword(true)
                .masterUserSecretKmsKeyId(key.arn())
                .iamDatabaseAuthenticationEnabled(true)
                .storageEncrypted(true)
                .kmsKeyId(key.arn())
                .backupRetentionPeriod(spec.backups().days())
                .copyTagsToSnapshot(true)
                .enabledCloudwatchLogsExports(engine.logs())
                .deletionProtection(protectedFromDeletion)
                .deleteAutomatedBackups(!spec.backups().finalSnapshot())
                .skipFinalSnapshot(!spec.backups().finalSnapshot())
                .finalSnapshotIdentifier(spec.identifier().finalSnapshot(now()))
                // Changes apply at once instead of in the maintenance window.
                .applyImmediately(true)
                .build();
    }

    /** The time of a deployment; empty in a preview. */
    private static Optional<Instant> now() {
        return Deployment.getInstance().isDryRun() ? Optional.empty() : Optional.of(Instant.now());
    }

    private static ClusterServerlessv2ScalingConfigurationArgs scaling(AcuRange capacity) {
        var scaling = ClusterServerlessv2ScalingConfigurationArgs.builder()
                .minCapacity(capacity.min().units())
                .maxCapacity(capacity.max().units());
        return capacity.pauses()
                ? scaling.secondsUntilAutoPause((int) capacity.pauseAfter().toSeconds())
                        .build()
                : scaling.build();
    }

    /**
     * The inputs of an instance, with the cluster's version.
     *
     * @param ordinal number of the instance, from 1. The first two are in
     *     <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html">promotion
     *     tiers 0 and 1</a>, so that the reader always has the capacity of the writer for a failover; the others scale
     *     independently
     */
    static ClusterInstanceArgs instance(AuroraSpec spec, EncryptionKey key, Output<String> cluster, int ordinal) {
        return ClusterInstanceArgs.builder()
                .clusterIdentifier(cluster)
                .engine(spec.version().engine().awsName())
                .instanceClass("db.serverless")
                .promotionTier(ordinal - 1)
                .publiclyAccessible(false)
                .performanceInsightsEnabled(true)
                .performanceInsightsKmsKeyId(key.arn())
                .performanceInsightsRetentionPeriod(PERFORMANCE_DAYS)
                // The stack file sets the version.
                .autoMinorVersionUpgrade(false)
                .applyImmediately(true)
                .build();
    }

    static LogGroupArgs log(String log, AuroraSpec spec, EncryptionKey key, int retentionDays) {
        return LogGroupArgs.builder()
                .name(spec.identifier().logGroup(log))
                .retentionInDays(retentionDays)
                .kmsKeyId(key.arn())
                .build();
    }

    /**
     * The alarm on five consecutive minutes near the maximum capacity, by
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.viewing.monitoring">
     * ACUUtilization</a>, a percentage of it.
     */
    static MetricAlarmArgs alarm(AlarmDestination topic, AuroraSpec spec, Output<String> cluster) {
        return topic.alarm()
                .alarmDescription("The database has nearly all of its %s ACUs in use; set maxAcu higher"
                        .formatted(spec.capacity().max()))
                .namespace("AWS/RDS")
                .metricName("ACUUtilization")
                .dimensions(cluster.applyValue(id -> Map.of("DBClusterIdentifier", id)))
                .statistic("Average")
                .comparisonOperator("GreaterThanThreshold")
                .threshold(FULL)
                .period(60)
                .evaluationPeriods(5)
                .build();
    }

    /**
     * The inputs of the subnet group, whose description has the VPC's id: RDS moves no subnet group to another VPC, and the
     * provider would try, see <a href="https://github.com/hashicorp/terraform-provider-aws/issues/16419">issue 16419</a>.
     */
    static SubnetGroupArgs subnets(Network network) {
        return SubnetGroupArgs.builder()
                .description(network.vpcId().applyValue("Private subnets of %s"::formatted))
                .subnetIds(network.privateSubnetIds())
                .build();
    }

    static SecurityGroupArgs securityGroup(String database, Network network) {
        return SecurityGroupArgs.builder()
                .description("The database " + database)
                .vpcId(network.vpcId())
                .build();
    }
}
