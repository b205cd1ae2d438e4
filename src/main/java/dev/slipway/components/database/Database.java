package dev.slipway.components.database;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterInstance;
import com.pulumi.aws.rds.ClusterParameterGroup;
import com.pulumi.aws.rds.SubnetGroup;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.link.LinkClient;
import dev.slipway.components.SharedResources;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.network.ClientIngress;
import dev.slipway.components.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An Aurora Serverless v2 database in private subnets, which accepts connections from admitted clients only. RDS
 * generates the password of its master user, stores it in Secrets Manager and rotates it every seven days.
 *
 * <p>Children: {@code <name>-subnets}, {@code <name>-parameters}, {@code <name>-group} (the security group) with
 * {@code <name>-from-<client>} for each client, {@code <name>-log-<log>}, {@code <name>-cluster}, and
 * {@code <name>-instance-1} and on: instances are alike, and Aurora chooses their zones and which one writes;
 * {@code <name>-capacity}, an alarm, where the stack has an alarm topic.
 */
public final class Database extends Component implements RelationalDatabase {
    private static final String TYPE = "slipway:database:Database";

    private final AuroraSpec spec;
    private final EncryptionKey key;
    private final boolean protectedFromDeletion;
    private final SecurityGroup group;
    private final Cluster cluster;
    private final List<Resource> instances;

    /**
     * @param network VPC whose private subnets hold the database; they must be in two zones
     * @param key KMS key that encrypts storage, secret, logs and performance data
     */
    public Database(String name, AuroraSpec spec, Network network, EncryptionKey key, SharedResources shared) {
        super(TYPE, name, ComponentResourceOptions.Empty);
        this.spec = spec;
        this.key = key;
        protectedFromDeletion = shared.protectedFromDeletion();
        var subnets = new SubnetGroup(
                childName("subnets"),
                ClusterInputs.subnets(network),
                options().replaceOnChanges("description").build());
        var parameters = new ClusterParameterGroup(
                childName("parameters"), ClusterInputs.parameters(spec.version()), childOptions());
        group = new SecurityGroup(childName("group"), ClusterInputs.securityGroup(name, network), childOptions());
        cluster = createCluster(subnets, parameters, createLogs(shared.logRetentionDays()));
        instances = createInstances();
        shared.alarmTopic()
                .ifPresent(topic -> new MetricAlarm(
                        childName("capacity"), ClusterInputs.alarm(topic, spec, clusterIdentifier()), childOptions()));
        registerOutputs(Map.of("endpoint", endpoint(), "readerEndpoint", readerEndpoint(), "secretArn", secretArn()));
    }

    @Override
    public Output<String> endpoint() {
        return cluster.endpoint();
    }

    @Override
    public Output<String> readerEndpoint() {
        return cluster.readerEndpoint();
    }

    /** The identifier of the cluster, also in its metrics. */
    public Output<String> clusterIdentifier() {
        return cluster.id();
    }

    @Override
    public Output<Integer> port() {
        return cluster.port();
    }

    /** The ARN of the secret with the master user's name and password, as a JSON object. */
    @Override
    public Output<String> secretArn() {
        return cluster.masterUserSecrets()
                .applyValue(secrets -> secrets.get(0).secretArn().orElseThrow());
    }

    @Override
    public DatabaseConnection connection() {
        var decryption = List.of(key.through("secretsmanager", "kms:Decrypt"));
        return new DatabaseConnection(
                spec.version().engine().dialect(),
                Output.format("%s@%s:%s", cluster.masterUsername(), cluster.endpoint(), cluster.port()),
                cluster.endpoint(),
                cluster.readerEndpoint(),
                cluster.port(),
                cluster.databaseName(),
                new DatabaseConnection.Secret(secretArn(), decryption));
    }

    @Override
    public List<Resource> admit(LinkClient client) {
        var before = new ArrayList<>(instances);
        before.add(new SecurityGroupIngressRule(
                childName("from-" + client.name()),
                ClientIngress.of(client, group.id(), spec.version().engine().port()),
                childOptions()));
        return before;
    }

    /** Creates the log groups before the cluster, since RDS would create them without a retention. */
    private List<Resource> createLogs(int retentionDays) {
        return spec.version().engine().logs().stream()
                .<Resource>map(log -> new LogGroup(
                        childName("log-" + log), ClusterInputs.log(log, spec, key, retentionDays), childOptions()))
                .toList();
    }

    private Cluster createCluster(SubnetGroup subnets, ClusterParameterGroup parameters, List<Resource> logs) {
        return new Cluster(
                childName("cluster"),
                ClusterInputs.cluster(spec, key, protectedFromDeletion, subnets.name(), parameters.name(), group.id()),
                // The name is fixed, so that two cannot exist at the same time. That of the final snapshot has the
                // time.
                options()
                        .protect(protectedFromDeletion)
                        .dependsOn(logs)
                        .ignoreChanges("finalSnapshotIdentifier")
                        .deleteBeforeReplace(true)
                        .build());
    }

    private List<Resource> createInstances() {
        return IntStream.rangeClosed(1, spec.instances())
                .<Resource>mapToObj(ordinal -> new ClusterInstance(
                        childName("instance-" + ordinal),
                        ClusterInputs.instance(spec, key, cluster.id(), ordinal),
                        options().protect(protectedFromDeletion).build()))
                .toList();
    }
}
