package dev.slipway.components.delivery;

import java.util.List;

/** The stack's roles, which are known by their path. The delivery's own roles have another, and can be read alone. */
final class RoleNeeds {
    static final List<ResourcePermissions> ALL = List.of(
            ResourcePermissions.of("aws:iam/role:Role")
                    .reads(
                            "iam:GetRole",
                            "iam:ListRolePolicies",
                            "iam:ListAttachedRolePolicies",
                            "iam:ListInstanceProfilesForRole")
                    .in(new ResourceScope.Bounded(), "iam:CreateRole")
                    .onArn(
                            "iam::{account}:role/{stack}/*",
                            "iam:DeleteRole",
                            "iam:UpdateRole",
                            "iam:UpdateRoleDescription",
                            "iam:UpdateAssumeRolePolicy",
                            "iam:TagRole",
                            "iam:UntagRole"),
            ResourcePermissions.of("aws:iam/rolePolicy:RolePolicy")
                    .reads("iam:GetRolePolicy")
                    .in(new ResourceScope.Bounded(), "iam:PutRolePolicy")
                    .onArn("iam::{account}:role/{stack}/*", "iam:DeleteRolePolicy"),
            ResourcePermissions.of("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
                    .reads("iam:ListAttachedRolePolicies")
                    .in(new ResourceScope.Bounded(), "iam:AttachRolePolicy")
                    .onArn("iam::{account}:role/{stack}/*", "iam:DetachRolePolicy"),
            ResourcePermissions.of("aws:iam/policy:Policy")
                    .reads("iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions"),
            ResourcePermissions.of("aws:iam/openIdConnectProvider:OpenIdConnectProvider")
                    .reads("iam:GetOpenIDConnectProvider", "iam:ListOpenIDConnectProviders"));

    private RoleNeeds() {}
}
