package dev.slipway.components.audit;

import com.pulumi.aws.cfg.DeliveryChannel;
import com.pulumi.aws.cfg.DeliveryChannelArgs;
import com.pulumi.aws.cfg.RecorderArgs;
import com.pulumi.aws.cfg.RecorderStatus;
import com.pulumi.aws.cfg.RecorderStatusArgs;
import com.pulumi.aws.cfg.inputs.RecorderRecordingGroupArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.RoleInputs;
import java.util.Map;

/**
 * The recorder of AWS Config for a region of the account. It records changes of all supported resources, also of those
 * outside the stack. There is
 * <a href="https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html">one for all stacks</a>, so that it
 * is retained with its role and its bucket when the stack is deleted. Priced per recorded change, see <a href="https://aws.amazon.com/config/pricing/">pricing</a>.
 */
final class ConfigRecorder extends Component {
    private static final String TYPE = "slipway:audit:ConfigRecorder";

    record Args(TrailIdentity identity, AuditStore store) {}

    private final RecorderStatus status;

    ConfigRecorder(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var role = createRole(args.identity());
        var reading = createReading(args.identity(), role);
        var writing = createWriting(args, role);
        var recorder = createRecorder(role, reading, writing);
        var channel = createChannel(args.store(), recorder);
        status = createStatus(recorder, channel);
        registerOutputs(Map.of());
    }

    /** The recorder's status, which rules depend on. */
    Resource status() {
        return status;
    }

    private CustomResourceOptions.Builder retained() {
        return options().retainOnDelete(true);
    }

    private Role createRole(TrailIdentity identity) {
        return new Role(
                childName("role"),
                RoleInputs.assumedBy(Policy.trust("config.amazonaws.com", identity.account()))
                        .description("AWS Config of " + stackName())
                        .build(),
                retained().build());
    }

    /** Attaches the AWS managed policy, which AWS extends with the resource types that AWS Config supports. */
    private RolePolicyAttachment createReading(TrailIdentity identity, Role role) {
        return new RolePolicyAttachment(
                childName("reading"),
                RolePolicyAttachmentArgs.builder()
                        .role(role.name())
                        .policyArn(Output.format(
                                "arn:%s:iam::aws:policy/service-role/AWS_ConfigRole", identity.partition()))
                        .build(),
                retained().build());
    }

    private RolePolicy createWriting(Args args, Role role) {
        return new RolePolicy(
                childName("writing"),
                RoleInputs.policy(role, AuditPolicies.ofRecorder(args.identity(), args.store())),
                retained().build());
    }

    private com.pulumi.aws.cfg.Recorder createRecorder(Role role, Resource... grants) {
        return new com.pulumi.aws.cfg.Recorder(
                childName("recorder"),
                RecorderArgs.builder()
                        .name(stackName())
                        .roleArn(role.arn())
                        .recordingGroup(RecorderRecordingGroupArgs.builder()
                                .allSupported(true)
                                .includeGlobalResourceTypes(true)
                                .build())
                        .build(),
                retained().dependsOn(grants).build());
    }

    private DeliveryChannel createChannel(AuditStore store, com.pulumi.aws.cfg.Recorder recorder) {
        return new DeliveryChannel(
                childName("channel"),
                DeliveryChannelArgs.builder()
                        .name(stackName())
                        .s3BucketName(store.bucketName())
                        .s3KmsKeyArn(store.keyArn())
                        .build(),
                retained().dependsOn(recorder).build());
    }

    private RecorderStatus createStatus(com.pulumi.aws.cfg.Recorder recorder, DeliveryChannel channel) {
        return new RecorderStatus(
                childName("on"),
                RecorderStatusArgs.builder()
                        .name(recorder.name())
                        .isEnabled(true)
                        .build(),
                retained().dependsOn(channel).build());
    }
}
