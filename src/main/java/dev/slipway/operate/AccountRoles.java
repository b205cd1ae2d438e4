package dev.slipway.operate;

import dev.slipway.base.types.ServiceLinkedRole;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** The service-linked roles of an account. */
public record AccountRoles(IamClient iam) {

    /** True if the account has a role. */
    public boolean have(ServiceLinkedRole role) {
        try {
            iam.getRole(request -> request.roleName(role.name()));
            return true;
        } catch (NoSuchEntityException missing) {
            return false;
        }
    }

    /**
     * Creates a role by
     * <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html">CreateServiceLinkedRole</a>,
     * which refuses one that exists.
     *
     * @return false if the account has the role already
     */
    public boolean create(ServiceLinkedRole role) {
        if (have(role)) {
            return false;
        }
        try {
            iam.createServiceLinkedRole(request -> request.awsServiceName(role.service()));
            return true;
        } catch (InvalidInputException refused) {
            // AWS may create it in the meantime, for a resource of another deployment.
            if (have(role)) {
                return false;
            }
            throw refused;
        }
    }
}
