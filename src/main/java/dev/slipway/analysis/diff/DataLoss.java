package dev.slipway.analysis.diff;

import java.util.Map;
import java.util.Optional;

/**
 * The types of resource that keep data, and what goes when one of them goes. An instance of Aurora is none: its data is
 * in its cluster.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.StorageReliability.html">
 *     Aurora's storage</a>
 */
final class DataLoss {
    private static final Map<String, String> KEPT = Map.ofEntries(
            Map.entry("aws:rds/cluster:Cluster", "the databases in it, with their automated backups"),
            Map.entry("aws:rds/globalCluster:GlobalCluster", "the databases in it"),
            Map.entry("aws:rds/instance:Instance", "the databases in it, with their automated backups"),
            Map.entry("aws:docdb/cluster:Cluster", "the databases in it"),
            Map.entry("aws:neptune/cluster:Cluster", "the graph in it"),
            Map.entry("aws:redshift/cluster:Cluster", "the databases in it"),
            Map.entry("aws:opensearch/domain:Domain", "the indices in it"),
            Map.entry("aws:elasticache/cluster:Cluster", "what it caches"),
            Map.entry("aws:elasticache/replicationGroup:ReplicationGroup", "what it caches"),
            Map.entry("aws:memorydb/cluster:Cluster", "the data in it"),
            Map.entry("aws:dynamodb/table:Table", "its items"),
            Map.entry("aws:s3/bucket:Bucket", "its objects"),
            Map.entry("aws:s3/bucketV2:BucketV2", "its objects"),
            Map.entry("aws:efs/fileSystem:FileSystem", "its files"),
            Map.entry("aws:ebs/volume:Volume", "its blocks"),
            Map.entry("aws:kms/key:Key", "all that is encrypted with it becomes unreadable"),
            Map.entry("aws:secretsmanager/secret:Secret", "the secret"),
            Map.entry("aws:ssm/parameter:Parameter", "its value"),
            Map.entry("aws:ecr/repository:Repository", "its images"),
            Map.entry("aws:cognito/userPool:UserPool", "its users"),
            Map.entry("aws:route53/zone:Zone", "its records and name servers"),
            Map.entry("aws:cloudwatch/logGroup:LogGroup", "its log events"),
            Map.entry("aws:cloudwatch/eventArchive:EventArchive", "its events"),
            Map.entry("aws:cloudtrail/eventDataStore:EventDataStore", "its events"),
            Map.entry("aws:backup/vault:Vault", "its recovery points"),
            Map.entry("aws:kinesis/stream:Stream", "the records in it"),
            Map.entry("aws:sqs/queue:Queue", "the messages in it"));

    private DataLoss() {}

    /** What is lost with a resource of the type, empty where it keeps no data. */
    static Optional<String> lostWith(String type) {
        return Optional.ofNullable(KEPT.get(type));
    }
}
