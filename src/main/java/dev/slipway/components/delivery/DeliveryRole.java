package dev.slipway.components.delivery;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.RoleInputs;
import java.util.Map;

/** A role that runs of GitHub Actions assume for an hour, with managed policies and the access to the state. */
final class DeliveryRole extends Component {
    private static final String TYPE = "slipway:delivery:DeliveryRole";

    /** Arguments of a role.
     *
     * @param path another path than the stack's, since a deployment can change the roles of that
     * @param policies the ARNs of managed policies, by purpose
     * @param inline the documents of inline policies, by purpose
     */
    record Args(
            String description,
            String path,
            Policy trust,
            Map<String, Output<String>> policies,
            Map<String, Policy> inline) {}

    private final Role role;

    DeliveryRole(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, options);
        role = createRole(args);
        args.policies().forEach(this::createAttachment);
        args.inline().forEach(this::createInline);
        registerOutputs(Map.of("arn", arn()));
    }

    Output<String> arn() {
        return role.arn();
    }

    private Role createRole(Args args) {
        return new Role(
                childName("role"),
                RoleInputs.assumedBy(args.trust())
                        .description(args.description())
                        .path(args.path())
                        .build(),
                childOptions());
    }

    private void createAttachment(String what, Output<String> policy) {
        new RolePolicyAttachment(
                childName(what),
                RolePolicyAttachmentArgs.builder()
                        .role(role.name())
                        .policyArn(policy)
                        .build(),
                childOptions());
    }

    private void createInline(String what, Policy policy) {
        new RolePolicy(childName(what), RoleInputs.policy(role, policy), childOptions());
    }
}
