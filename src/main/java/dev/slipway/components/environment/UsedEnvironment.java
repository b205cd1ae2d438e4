package dev.slipway.components.environment;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.StackName;
import dev.slipway.base.StackOutputs;
import dev.slipway.components.alarm.AlarmDestination;
import dev.slipway.components.balancer.ExistingBalancerSpec;
import dev.slipway.components.balancer.StackBalancer;
import dev.slipway.components.cluster.ClusterSpec.ContainerInsights;
import dev.slipway.components.key.EncryptionKey;
import dev.slipway.components.network.ExistingVpcSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The environment of another stack, as the output {@link #OUTPUT} of that stack describes it.
 *
 * @param stack the stack that shares it
 * @param values the values of the output
 */
public record UsedEnvironment(StackName stack, Map<String, Object> values) {
    /** The output of a stack with an environment. */
    public static final String OUTPUT = "environment";

    /** Keys of the output. */
    static final String VPC = "vpc_id";

    static final String PUBLIC_SUBNETS = "public_subnet_ids";
    static final String PRIVATE_SUBNETS = "private_subnet_ids";
    static final String CLUSTER = "cluster_arn";
    static final String INSIGHTS = "container_insights";
    static final String NAMESPACE = "namespace_arn";
    static final String KEY = "key_arn";
    static final String ALARM_TOPIC = "alarm_topic_arn";
    static final String LISTENERS = "listener_arns";
    static final String EXPORT = "export_name";

    /**
     * Reads the environment of a stack.
     *
     * @throws RunException for a stack that cannot be read, or shares no environment
     */
    public static UsedEnvironment of(StackName stack) {
        var output = StackOutputs.of(stack, OUTPUT)
                .filter(Map.class::isInstance)
                .orElseThrow(() -> new RunException(
                        "slipway:environment.of = %s: this stack shares no environment; set slipway:environment.shares in its stack file, and deploy it"
                                .formatted(stack.written())));
        @SuppressWarnings("unchecked")
        var values = (Map<String, Object>) output;
        return new UsedEnvironment(stack, values);
    }

    /** The VPC and its subnets. */
    public ExistingVpcSpec vpc() {
        return new ExistingVpcSpec(text(VPC), texts(PUBLIC_SUBNETS), texts(PRIVATE_SUBNETS));
    }

    public String clusterArn() {
        return text(CLUSTER);
    }

    /** The metrics of Container Insights of the cluster. */
    public ContainerInsights containerInsights() {
        return ContainerInsights.valueOf(text(INSIGHTS).toUpperCase(Locale.ROOT));
    }

    /** The ARN of the Cloud Map namespace. */
    public String namespaceArn() {
        return text(NAMESPACE);
    }

    /** The KMS key. */
    public EncryptionKey key() {
        return new EnvironmentKey(text(KEY));
    }

    /** The topic of alarms; empty for an environment without alarms. */
    public Optional<AlarmDestination> alarms() {
        return Optional.ofNullable(values.get(ALARM_TOPIC)).map(arn -> new EnvironmentAlarms(arn.toString()));
    }

    /** The name of the CloudFormation export that the stacks of the environment import. */
    public String exportName() {
        return text(EXPORT);
    }

    /** The load balancers that it shares. */
    public Map<StackBalancer, ExistingBalancerSpec> balancers() {
        var listeners = (Map<?, ?>) values.getOrDefault(LISTENERS, Map.of());
        var balancers = new EnumMap<StackBalancer, ExistingBalancerSpec>(StackBalancer.class);
        listeners.forEach((ingress, arn) -> StackBalancer.of(ingress.toString())
                .ifPresent(place -> balancers.put(place, ExistingBalancerSpec.ofEnvironment(arn.toString()))));
        return balancers;
    }

    private List<String> texts(String key) {
        return ((List<?>) values.getOrDefault(key, List.of()))
                .stream().map(Objects::toString).toList();
    }

    private String text(String key) {
        var value = values.get(key);
        if (value == null) {
            throw new RunException(
                    "slipway:environment.of = %s: its output %s has no %s; deploy it again with this version"
                            .formatted(stack.written(), OUTPUT, key));
        }
        return value.toString();
    }
}
