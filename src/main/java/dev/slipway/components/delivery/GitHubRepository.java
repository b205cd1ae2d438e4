package dev.slipway.components.delivery;

import dev.slipway.base.SpecException;
import java.util.regex.Pattern;

/** A GitHub repository at the beginning of the subject claims of its workflows:
 * <a href="https://docs.github.com/en/actions/reference/security/oidc">OpenID Connect reference</a>. Repositories since June 2026 have
 * numbers in these names; GitHub shows them in the repository's settings.
 *
 * @param name such as {@code octo-org/octo-repo} or {@code octo-org-123456/octo-repo-456789}
 */
public record GitHubRepository(String name) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@-]*/[A-Za-z0-9._@-]+");

    /** @throws SpecException for another format, such as one with wildcards */
    public GitHubRepository {
        if (!FORM.matcher(name).matches()) {
            throw new SpecException(
                    "repository",
                    "'%s' is not a GitHub repository".formatted(name),
                    "write owner and name, such as octo-org/octo-repo");
        }
    }

    /** The subject claim of a run.
     *
     * @param of the rest of the claim, such as {@code ref:refs/heads/main}
     */
    String subject(String of) {
        return "repo:%s:%s".formatted(name, of);
    }
}
