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
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.components.alarm.AlarmTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An Aurora Serverless v2 database in private subnets, which only admitted clients can connect to. RDS creates the master
 * user's password, stores it in Secrets Manager and rotates it every seven days.
 *
 * <p>Children: {@code <name>-subnets}, {@code <name>-parameters}, {@code <name>-group} (the security group) with
 * {@code <name>-from-<client>} for each client, {@code <name>-log-<log>}, {@code <name>-cluster}, and
 * {@code <name>-instance-1} and so on: Aurora chooses the zone of each instance and the writer; {@code <name>-capacity}, an
 * alarm, with an alarm topic.
 */
public final class Database extends Component implements Linkable {
    private static final String TYPE = "slipway:database:Database";

    /** The environment variables of a client; ECS sets {@code DB_SECRET}. */
    public static final Set<String> VARIABLES =
            Set.of("DB_ENGINE", "DB_HOST", "DB_READER_HOST", "DB_PORT", "DB_NAME", "DB_SECRET_ARN", "DB_SECRET");

    private final DatabaseArgs args;
    private final SecurityGroup group;
    private final Cluster cluster;
    private final List<Resource> instances;

    public Database(String name, DatabaseArgs args) {
        this(name, args, ComponentResourceOptions.Empty);
    }

    public Database(String name, DatabaseArgs args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        this.args = args;
        var subnets = new SubnetGroup(childName("subnets"), ClusterInputs.subnets(args), childOptions());
        var parameters = new ClusterParameterGroup(
                childName("parameters"), ClusterInputs.parameters(args.spec().version()), childOptions());
        group = createSecurityGroup();
        cluster = createCluster(subnets, parameters, createLogs());
        instances = createInstances();
        args.topic().ifPresent(this::createAlarm);
        registerOutputs(Map.of("endpoint", endpoint(), "readerEndpoint", readerEndpoint(), "secretArn", secretArn()));
    }

    /** The host name of the writer. */
    public Output<String> endpoint() {
        return cluster.endpoint();
    }

    /** The host name of the readers, or of the writer without readers. */
    public Output<String> readerEndpoint() {
        return cluster.readerEndpoint();
    }

    /** The identifier, which is also its dimension in CloudWatch metrics. */
    public Output<String> clusterIdentifier() {
        return cluster.id();
    }

    /** The TCP port. */
    public Output<Integer> port() {
        return cluster.port();
    }

    /** The ARN of the secret with the master user's name and password, as a JSON object. */
    public Output<String> secretArn() {
        return cluster.masterUserSecrets()
                .applyValue(secrets -> secrets.get(0).secretArn().orElseThrow());
    }

    @Override
    public LinkGrant access() {
        return new DatabaseConnection(args, cluster, secretArn()).access();
    }

    @Override
    public boolean inVpc() {
        return true;
    }

    @Override
    public List<Resource> admit(LinkClient client) {
        var before = new ArrayList<>(instances);
        before.add(new SecurityGroupIngressRule(
                childName("from-" + client.name()), ClusterInputs.from(client, args, group.id()), childOptions()));
        return before;
    }

    private SecurityGroup createSecurityGroup() {
        return new SecurityGroup(
                childName("group"), ClusterInputs.securityGroup(name(), args.network()), childOptions());
    }

    /** The log groups, before the cluster, which would otherwise create them without a retention. */
    private List<Resource> createLogs() {
        return args.spec().version().engine().logs().stream()
                .<Resource>map(
                        log -> new LogGroup(childName("log-" + log), ClusterInputs.log(log, args), childOptions()))
                .toList();
    }

    private Cluster createCluster(SubnetGroup subnets, ClusterParameterGroup parameters, List<Resource> logs) {
        return new Cluster(
                childName("cluster"),
                ClusterInputs.cluster(args, subnets.name(), parameters.name(), group.id()),
                // Its name is fixed, so that two cannot exist at the same time.
                options()
                        .protect(args.protectedFromDeletion())
                        .dependsOn(logs)
                        .deleteBeforeReplace(true)
                        .build());
    }

    private List<Resource> createInstances() {
        return IntStream.rangeClosed(1, args.spec().instances())
                .<Resource>mapToObj(ordinal -> new ClusterInstance(
                        childName("instance-" + ordinal),
                        ClusterInputs.instance(args, cluster.id(), ordinal),
                        options().protect(args.protectedFromDeletion()).build()))
                .toList();
    }

    private void createAlarm(AlarmTopic topic) {
        new MetricAlarm(
                childName("capacity"), ClusterInputs.alarm(topic, args.spec(), clusterIdentifier()), childOptions());
    }
}
