package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.iam.Policy;
import dev.slipway.base.iam.Statement;
import java.util.List;
import java.util.Map;

/**
 * GitHub as an identity provider, and whom its claims let in:
 * <a href="https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws">OpenID
 * Connect in AWS</a>. Claims are compared as they are, never by patterns.
 */
final class GitHub {
    static final String HOST = "token.actions.githubusercontent.com";
    static final String AUDIENCE = "sts.amazonaws.com";

    private GitHub() {}

    /** Trust in the runs that may deploy. A run in an environment says its branch in a claim of its own. */
    static Policy trustInDeployments(Output<String> provider, DeliverySpec.Source source) {
        var trust = trust(provider, source.deploySubject());
        return Policy.of(
                source.environment().isPresent()
                        ? trust.when("StringEquals", HOST + ":ref", Output.of(source.ref()))
                        : trust);
    }

    /** Trust in runs for pull requests from within the repository; GitHub gives those from forks no token. */
    static Policy trustInPreviews(Output<String> provider, DeliverySpec.Source source) {
        return Policy.of(trust(provider, source.previewSubject()));
    }

    /** Trust in runs of the branch that are in no environment, which need no approval. */
    static Policy trustInChecks(Output<String> provider, DeliverySpec.Source source) {
        return Policy.of(trust(provider, source.branchSubject()));
    }

    /**
     * Trust in runs in an environment, whatever they are of: those of a pull request name it in their subject, instead of
     * {@code pull_request}, and have a ref of their own.
     */
    static Policy trustInEnvironment(Output<String> provider, DeliverySpec.Source source, String environment) {
        return Policy.of(trust(provider, source.environmentSubject(environment)));
    }

    private static Statement trust(Output<String> provider, String subject) {
        return new Statement(
                        "",
                        "Allow",
                        Map.of("Federated", provider),
                        List.of("sts:AssumeRoleWithWebIdentity"),
                        List.of(),
                        Map.of())
                .when("StringEquals", HOST + ":aud", Output.of(AUDIENCE))
                .when("StringEquals", HOST + ":sub", Output.of(subject));
    }
}
