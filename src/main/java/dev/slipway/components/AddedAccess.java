package dev.slipway.components;

import dev.slipway.base.SpecException;
import dev.slipway.base.iam.AllowedActions;
import dev.slipway.base.iam.Statement;
import java.util.List;

/**
 * Access of a service beside that of its links.
 *
 * @param allow further statements of its role
 * @param securityGroups ids of existing security groups of its network interfaces, beside its own group
 */
public record AddedAccess(List<AllowedActions> allow, List<String> securityGroups) {
    /** No further access. */
    public static final AddedAccess NONE = new AddedAccess(List.of(), List.of());

    /** The <a href="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html">quota</a> of a network interface is five. */
    private static final int MAX_GROUPS = 4;

    /** @throws SpecException for more security groups than a network interface has beside the service's own */
    public AddedAccess {
        allow = List.copyOf(allow);
        securityGroups = List.copyOf(securityGroups);
        if (securityGroups.size() > MAX_GROUPS) {
            throw new SpecException(
                    "securityGroups",
                    "a network interface has up to 5 security groups, of which one is the service's own",
                    "name 4 or fewer");
        }
    }

    /** The statements of the role. */
    public List<Statement> statements() {
        return allow.stream().map(AllowedActions::statement).toList();
    }
}
