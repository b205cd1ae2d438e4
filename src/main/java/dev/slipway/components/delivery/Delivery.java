package dev.slipway.components.delivery;

import com.pulumi.aws.iam.OpenIdConnectProvider;
import com.pulumi.aws.iam.OpenIdConnectProviderArgs;
import com.pulumi.aws.iam.PolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.slipway.base.Component;
import dev.slipway.base.LookUp;
import dev.slipway.base.iam.Policy;
import dev.slipway.components.delivery.DeliverySpec.Provider;
import java.util.Map;
import java.util.Optional;

/**
 * Roles for the deployment and the preview of a stack from GitHub, which workflow runs of one repository assume by their
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html">identity</a>, so that no
 * key is stored. Their permissions derive from the stack's plan.
 *
 * <p>Two more roles detect drift, on the branch and without an approval, and deploy copies of the stack for pull requests.
 *
 * <p>Children: {@code <name>-provider}, where the account has none; {@code <name>-may-network} and so on, a policy for each
 * kind of resources in the plan; {@code <name>-pull-requests-boundary}, the permissions boundary of the roles of copies; {@code <name>-deploy}, {@code <name>-preview}, {@code <name>-drift} and {@code <name>-pull-requests}, the roles. All are in a path of
 * their own, {@code /<project>-<stack>-delivery/}, which the deploy role may not change.
 */
public final class Delivery extends Component {
    private static final String TYPE = "slipway:delivery:Delivery";

    private final DeliveryRole deploy;
    private final DeliveryRole preview;
    private final DeliveryRole drift;
    private final Optional<DeliveryRole> pullRequests;

    public Delivery(String name, DeliverySpec spec) {
        this(name, spec, ComponentResourceOptions.Empty);
    }

    public Delivery(String name, DeliverySpec spec, ComponentResourceOptions options) {
        super(TYPE, name, options);
        var stack = StackIdentity.of(spec.planned(), spec.boundary().map(Output::of));
        var policies = new DeliveryPolicies(new DeployPermissions(stack), this::createPolicy);
        var provider = findProvider(spec.provider());
        var reading = policies.toRead("");
        var state = spec.state().map(bucket -> new StateAccess(stack.partition(), bucket));
        deploy = new DeliveryRole(
                childName("deploy"),
                new DeliveryRole.Args(
                        "Deploys " + stackName(),
                        path(),
                        GitHub.trustInDeployments(provider, spec.source()),
                        policies.toChange("", reading),
                        policies.inline(state.map(StateAccess::toDeploy))),
                childComponentOptions());
        preview = new DeliveryRole(
                childName("preview"),
                new DeliveryRole.Args(
                        "Previews " + stackName(),
                        path(),
                        GitHub.trustInPreviews(provider, spec.source()),
                        reading,
                        DeliveryPolicies.inlineToRead(state.map(StateAccess::toPreview))),
                childComponentOptions());
        drift = new DeliveryRole(
                childName("drift"),
                new DeliveryRole.Args(
                        "Detects drift of " + stackName(),
                        path(),
                        GitHub.trustInChecks(provider, spec.source()),
                        policies.toCheck(reading),
                        DeliveryPolicies.inlineToRead(state.map(StateAccess::toPreview))),
                childComponentOptions());
        pullRequests = spec.pullRequests().map(environment -> {
            var copies = stack.ofPullRequests(spec.copy(), limitOfPullRequests(spec, stack));
            var permissions = new DeliveryPolicies(new DeployPermissions(copies), this::createPolicy);
            return new DeliveryRole(
                    childName("pull-requests"),
                    new DeliveryRole.Args(
                            "Deploys copies of %s for pull requests".formatted(stackName()),
                            path(),
                            GitHub.trustInEnvironment(provider, spec.source(), environment),
                            permissions.toChange("pull-requests-", permissions.toRead("pull-requests-")),
                            permissions.inlineWithEnd(
                                    state.map(access -> access.toDeployPullRequests(stack.project())))),
                    childComponentOptions());
        });
        registerOutputs(Map.of("deployRoleArn", deployRoleArn(), "previewRoleArn", previewRoleArn()));
    }

    /** The ARN of the role that deploys. */
    public Output<String> deployRoleArn() {
        return deploy.arn();
    }

    /** The ARN of the role that previews. */
    public Output<String> previewRoleArn() {
        return preview.arn();
    }

    /** The ARN of the role that looks for drift. */
    public Output<String> driftRoleArn() {
        return drift.arn();
    }

    /** The ARN of the role that deploys copies of the stack for pull requests. */
    public Optional<Output<String>> pullRequestRoleArn() {
        return pullRequests.map(DeliveryRole::arn);
    }

    private Output<String> findProvider(Provider provider) {
        var url = "https://" + GitHub.HOST;
        if (provider == Provider.EXISTING) {
            return Output.of(LookUp.identityProviderArn(url).result());
        }
        return new OpenIdConnectProvider(
                        childName("provider"),
                        OpenIdConnectProviderArgs.builder()
                                .url(url)
                                .clientIdLists(GitHub.AUDIENCE)
                                .build(),
                        // An account has one for all stacks.
                        options().retainOnDelete(true).build())
                .arn();
    }

    /** The ARN of the boundary of copies: that of the stack file, else a policy of its own. */
    private Output<String> limitOfPullRequests(DeliverySpec spec, StackIdentity stack) {
        return spec.boundary().map(Output::of).orElseGet(() -> {
            var arn = PullRequestBoundary.arn(stack.project());
            var boundary = new PullRequestBoundary(stack.ofPullRequests(spec.copy(), arn), spec.copy());
            new com.pulumi.aws.iam.Policy(
                    childName("pull-requests-boundary"),
                    PolicyArgs.builder()
                            .name(PullRequestBoundary.policyName(stack.project()))
                            .path(PullRequestBoundary.path(stack.project()))
                            .description("Limit of the roles of pull requests of " + stack.project())
                            .policy(boundary.json())
                            .build(),
                    childOptions());
            return arn;
        });
    }

    private Output<String> createPolicy(String what, Policy policy) {
        return new com.pulumi.aws.iam.Policy(
                        childName("may-" + what),
                        PolicyArgs.builder()
                                .path(path())
                                .description("%s: %s".formatted(stackName(), what))
                                .policy(policy.json())
                                .build(),
                        childOptions())
                .arn();
    }

    private static String path() {
        return "/%s-delivery/".formatted(stackName());
    }
}
