package dev.slipway.components.delivery;

import java.util.regex.Pattern;

/**
 * A repository of GitHub as the subject claims of its workflows begin:
 * <a href="https://docs.github.com/en/actions/reference/security/oidc">OpenID Connect reference</a>. Claims of
 * repositories from June 2026 on have numbers in their names, which GitHub shows in the repository's settings.
 *
 * @param name such as {@code octo-org/octo-repo} or {@code octo-org-123456/octo-repo-456789}
 */
public record GitHubRepository(String name) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@-]*/[A-Za-z0-9._@-]+");

    /** @throws IllegalArgumentException for another form, and so for any wildcard */
    public GitHubRepository {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no repository of GitHub; write its owner and its name, such as octo-org/octo-repo"
                            .formatted(name));
        }
    }

    /** The subject claim of a workflow's run, such as that of a branch. */
    String subject(String of) {
        return "repo:%s:%s".formatted(name, of);
    }
}
