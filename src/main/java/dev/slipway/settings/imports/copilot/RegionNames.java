package dev.slipway.settings.imports.copilot;

import dev.slipway.settings.imports.ImportReport;
import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.SourcePlace;
import dev.slipway.settings.imports.SourceValue;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The region of an environment, which Copilot stores in the account: by an option, or by ARNs, zones and images of the manifests. */
final class RegionNames {
    private static final String DEFAULT = "us-east-1";
    private static final String REGION = "([a-z]{2}(?:-[a-z]+)+-\\d)";
    private static final Pattern NAMED =
            Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]+:%1$s:.*|%1$s[a-f]|\\d{12}\\.dkr\\.ecr\\.%1$s\\.amazonaws\\.com.*"
                    .formatted(REGION));

    private RegionNames() {}

    static String of(List<SourceValue> manifests, CopilotOptions options, ImportReport report) {
        var named = options.region()
                .or(() -> manifests.stream()
                        .flatMap(RegionNames::texts)
                        .flatMap(RegionNames::region)
                        .findFirst())
                .or(options::usualRegion);
        if (named.isEmpty()) {
            report.add(
                    FieldResult.OPEN,
                    new SourcePlace(CopilotWorkspace.FOLDER, 1, ""),
                    "aws:region",
                    "Copilot stores the region in the account, not in the workspace: %s is written; import with --region, or correct it"
                            .formatted(DEFAULT));
        }
        return named.orElse(DEFAULT);
    }

    private static Stream<String> texts(SourceValue value) {
        // CloudFront's certificates are in us-east-1, wherever the environment is.
        if (value.place().path().startsWith("cdn")) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(value.text()),
                Stream.concat(value.members().values().stream(), value.items().stream())
                        .flatMap(RegionNames::texts));
    }

    private static Stream<String> region(String text) {
        var match = NAMED.matcher(text);
        return match.matches()
                ? Stream.of(match.group(1), match.group(2), match.group(3)).filter(group -> group != null)
                : Stream.empty();
    }
}
