package dev.slipway.settings;

import dev.slipway.components.delivery.DeliverySpec;
import dev.slipway.components.delivery.DeliverySpec.Provider;
import dev.slipway.components.delivery.DeliverySpec.Source;
import dev.slipway.components.delivery.GitHubRepository;
import dev.slipway.settings.reader.Section;
import dev.slipway.settings.reader.TextFormat;
import java.util.Optional;

/** Reader of {@code slipway:delivery}. */
final class DeliverySettings {
    private static final String NONE = "octo-org/octo-repo";
    private static final TextFormat REPOSITORY =
            TextFormat.of("a repository of GitHub such as octo-org/octo-repo", "\\S+");
    private static final TextFormat NAME = TextFormat.of("a name without blanks", "\\S+");
    private static final TextFormat BUCKET =
            TextFormat.of("the name of an S3 bucket", "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final TextFormat BOUNDARY = TextFormat.of(
            "the ARN of a policy, such as arn:aws:iam::123456789012:policy/boundary",
            "arn:aws[a-z-]*:iam::(\\d{12}|aws):policy/\\S+");

    private DeliverySettings() {}

    /** Reads the delivery; empty without a repository. */
    static Optional<DeliverySpec> read(Section section) {
        try (section) {
            var repository = section.text("repository", REPOSITORY);
            var branch = section.text("branch", "main", NAME);
            var environment = section.text("environment", NAME);
            var provider = section.choice("provider", Provider.CREATE);
            var state = section.text("state", BUCKET);
            var boundary = section.text("boundary", BOUNDARY);
            var pullRequests = section.text("pullRequests", NAME);
            var roles = section.flag("roles", true);
            var known = repository
                    .flatMap(name -> section.make(() -> new GitHubRepository(name)))
                    .orElse(new GitHubRepository(NONE));
            var bare = section.make(() -> new Source(known, branch, Optional.empty()))
                    .orElse(new Source(known, "main", Optional.empty()));
            var source = section.make(() -> new Source(known, bare.branch(), environment))
                    .orElse(bare);
            var spec = DeliverySpec.of(source)
                    .withProvider(provider)
                    .withState(state)
                    .withBoundary(boundary)
                    .withRoles(roles);
            var complete =
                    section.make(() -> spec.withPullRequests(pullRequests)).orElse(spec);
            if (!section.has("repository") && !section.keys().isEmpty()) {
                section.error("repository", "", "missing", "set it to the repository that deploys, such as " + NONE);
            }
            return repository.map(name -> complete);
        }
    }
}
