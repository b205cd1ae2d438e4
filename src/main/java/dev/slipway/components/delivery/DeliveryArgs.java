package dev.slipway.components.delivery;

import dev.slipway.base.Withers;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who deploys a stack.
 *
 * @param source whose runs may deploy
 * @param provider whether the account gets GitHub's identity provider, or has it: it can have one
 * @param state the S3 bucket that Pulumi keeps the state in; empty where it is kept elsewhere
 * @param boundary the ARN of a policy that bounds the roles of the stack
 * @param pullRequests the environment whose jobs may deploy copies of the stack, called {@code pr-<number>}
 * @param planned what they must be able to deploy
 */
@Withers
public record DeliveryArgs(
        Source source,
        Provider provider,
        Optional<String> state,
        Optional<String> boundary,
        Optional<String> pullRequests,
        PlannedTypes planned)
        implements DeliveryArgsBuilder.With {
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

    /** @throws IllegalArgumentException for deploys of pull requests that nothing bounds, or that are not kept apart */
    public DeliveryArgs {
        pullRequests.ifPresent(name -> Source.check("environment", name));
        if (pullRequests.isPresent() && pullRequests.equals(source.environment())) {
            throw new IllegalArgumentException(
                    "pull requests and the branch may not deploy in the same environment; name another one, such as preview");
        }
        if (pullRequests.isPresent() && boundary.isEmpty()) {
            throw new IllegalArgumentException(
                    "who deploys pull requests runs code that nobody has approved, and makes roles; set boundary to the policy that bounds these");
        }
    }

    /** Where GitHub's identity provider comes from. */
    public enum Provider {
        CREATE,
        EXISTING
    }

    /**
     * The runs that may deploy.
     *
     * @param branch the one branch
     * @param environment the one environment; empty for runs that name none
     */
    public record Source(GitHubRepository repository, String branch, Optional<String> environment) {
        /** @throws IllegalArgumentException for a name with wildcards or other signs that GitHub escapes */
        public Source {
            check("branch", branch);
            environment.ifPresent(name -> check("environment", name));
        }

        /** @throws IllegalArgumentException for a name that a claim cannot have */
        static void check(String what, String name) {
            if (!REF.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'%s' is no %s that a claim can name; use letters, digits, dots, slashes, hyphens and underscores"
                                .formatted(name, what));
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

    /** A delivery that brings GitHub's identity provider to the account. */
    public static DeliveryArgs of(Source source) {
        return new DeliveryArgs(
                source, Provider.CREATE, Optional.empty(), Optional.empty(), Optional.empty(), PlannedTypes.NOTHING);
    }
}
