package dev.slipway.base.iam;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicyArgs;
import dev.slipway.base.AwsContext;
import java.util.List;

/** The inputs of a role that an AWS service assumes, and of its inline policy. The component of the role constructs both. */
public final class RoleInputs {
    private RoleInputs() {}

    /**
     * The role's inputs, with {@link Policy#trust} for the deployment's account.
     *
     * @param service such as {@code lambda.amazonaws.com}
     */
    public static RoleArgs.Builder assumedBy(String service) {
        return assumedBy(Policy.trust(service, AwsContext.account()));
    }

    /** The role's inputs, with another trust policy. */
    public static RoleArgs.Builder assumedBy(Policy trust) {
        return RoleArgs.builder().assumeRolePolicy(trust.json());
    }

    /** The inline policy's inputs. */
    public static RolePolicyArgs policy(Role role, Statement... statements) {
        return policy(role, List.of(statements));
    }

    /** The inline policy's inputs. */
    public static RolePolicyArgs policy(Role role, List<Statement> statements) {
        return policy(role, new Policy(statements));
    }

    /** The inline policy's inputs. */
    public static RolePolicyArgs policy(Role role, Policy policy) {
        return RolePolicyArgs.builder().role(role.name()).policy(policy.json()).build();
    }
}
