package dev.slipway.components.balancer;

import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.lb.inputs.LoadBalancerAccessLogsArgs;
import com.pulumi.core.Output;
import dev.slipway.components.network.Network;
import java.util.List;
import java.util.Optional;

/** The inputs of the load balancer resource and its security group. */
final class LoadBalancerInputs {
    private LoadBalancerInputs() {}

    static SecurityGroupArgs securityGroup(String balancer, Output<String> vpcId) {
        return SecurityGroupArgs.builder()
                .description("Load balancer " + balancer)
                .vpcId(vpcId)
                .build();
    }

    static com.pulumi.aws.lb.LoadBalancerArgs of(
            LoadBalancerSpec spec,
            Network network,
            Output<String> securityGroupId,
            boolean protectedFromDeletion,
            Optional<AccessLogBucket> logs) {
        return com.pulumi.aws.lb.LoadBalancerArgs.builder()
                .loadBalancerType("application")
                .internal(spec.internal().isPresent())
                .subnets(spec.internal().isPresent() ? network.privateSubnetIds() : network.publicSubnetIds())
                .securityGroups(securityGroupId.applyValue(List::of))
                .enableDeletionProtection(protectedFromDeletion)
                .dropInvalidHeaderFields(true)
                .desyncMitigationMode("defensive")
                .enableHttp2(true)
                .idleTimeout(Seconds.of(spec.idleTimeout()))
                .accessLogs(accessLogs(logs))
                .build();
    }

    private static LoadBalancerAccessLogsArgs accessLogs(Optional<AccessLogBucket> logs) {
        // Set even without logs: without the block the provider does not change the setting, so that logs that
        // were enabled before would go to a deleted bucket, whose name any account may take.
        return LoadBalancerAccessLogsArgs.builder()
                .enabled(logs.isPresent())
                .bucket(logs.map(AccessLogBucket::bucket).orElse(Output.of("")))
                .build();
    }
}
