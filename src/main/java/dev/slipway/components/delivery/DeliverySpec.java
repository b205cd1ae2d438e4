package dev.slipway.components.delivery;

import com.pulumi.core.Output;
import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.base.Withers;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Settings of the deployment from GitHub.
 *
 * @param source repository, branch and environment whose workflow runs may deploy
 * @param provider origin of GitHub's identity provider, of which an account has one
 * @param state S3 bucket of Pulumi's state; empty for another backend
 * @param boundary ARN of the permissions boundary of the stack's roles
 * @param pullRequests environment whose jobs may deploy copies of the stack, called {@code pr-<number>}
 * @param planned resource types of the stack's plan, from which the permissions derive
 * @param copy plan of such a copy
 * @param roles whether the stack creates the roles; a copy for a pull request does not
 */
@Withers
public record DeliverySpec(
        Source source,
        Provider provider,
        Optional<String> state,
        Optional<String> boundary,
        Optional<String> pullRequests,
        PlannedTypes planned,
        PlannedCopy copy,
        boolean roles)
        implements DeliverySpecBuilder.With {
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

    /** @throws SpecException for pull requests in the environment of the branch */
    public DeliverySpec {
        var errors = new SpecErrors();
        pullRequests.ifPresent(name -> errors.check("", () -> Source.check("pullRequests", name)));
        if (pullRequests.isPresent() && pullRequests.equals(source.environment())) {
            errors.add(
                    "pullRequests",
                    "pull requests and the branch must deploy in different environments",
                    "name another one, such as preview");
        }
        errors.throwAll();
    }

    /**
     * The ARN of the permissions boundary of the stack's roles: that of the stack file, in a copy for a pull request else the one
     * that the original creates. Empty if there is none.
     */
    public Optional<Supplier<Output<String>>> roleBoundary(String project) {
        return boundary.<Supplier<Output<String>>>map(arn -> () -> Output.of(arn))
                .or(() -> roles || pullRequests.isEmpty()
                        ? Optional.empty()
                        : Optional.of(() -> PullRequestBoundary.arn(project)));
    }

    /** Origin of GitHub's identity provider. */
    public enum Provider {
        CREATE,
        EXISTING
    }

    /**
     * Workflow runs that may deploy.
     *
     * @param environment name of the environment; empty for runs without one
     */
    public record Source(GitHubRepository repository, String branch, Optional<String> environment) {
        /** @throws SpecException for a name with wildcards or other characters that GitHub escapes */
        public Source {
            var errors = new SpecErrors();
            errors.check("branch", () -> check("branch", branch));
            environment.ifPresent(name -> errors.check("environment", () -> check("environment", name)));
            errors.throwAll();
        }

        /** @throws SpecException for a name that a claim cannot have */
        static void check(String key, String name) {
            if (!REF.matcher(name).matches()) {
                throw new SpecException(
                        key, "letters, digits, dots, slashes, hyphens and underscores are allowed", "correct the name");
            }
        }

        String deploySubject() {
            return environment.map(this::environmentSubject).orElseGet(this::branchSubject);
        }

        String environmentSubject(String name) {
            return repository.subject("environment:" + name);
        }

        String branchSubject() {
            return repository.subject("ref:" + ref());
        }

        String previewSubject() {
            return repository.subject("pull_request");
        }

        String ref() {
            return "refs/heads/" + branch;
        }
    }

    /** A delivery that creates GitHub's identity provider. */
    public static DeliverySpec of(Source source) {
        return new DeliverySpec(
                source,
                Provider.CREATE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PlannedTypes.NOTHING,
                PlannedCopy.NOTHING,
                true);
    }
}
