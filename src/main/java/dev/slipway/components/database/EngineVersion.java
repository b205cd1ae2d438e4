package dev.slipway.components.database;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import java.util.Arrays;
import java.util.List;

/**
 * A version of an engine with Serverless v2. Its capacity range follows AWS's
 * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html#aurora-serverless-v2.how-it-works.capacity">table
 * of capacities</a>.
 *
 * @param text Aurora MySQL's own version such as {@code 3.10.4}, or PostgreSQL's such as {@code 17.7}
 */
public record EngineVersion(DatabaseEngine engine, String text) {
    /** Versions with the same capacity range: those listed and later ones of the same major version. */
    private record Tier(double min, double max, List<String> since) {}

    private static final List<Tier> MYSQL = List.of(
            new Tier(0, 256, List.of("3.08.0")),
            new Tier(0.5, 256, List.of("3.06.0")),
            new Tier(0.5, 128, List.of("3.02.0")));

    private static final List<Tier> POSTGRESQL = List.of(
            new Tier(0, 256, List.of("13.15", "14.12", "15.7", "16.3")),
            new Tier(0.5, 256, List.of("13.13", "14.10", "15.5", "16.1")),
            new Tier(0.5, 128, List.of("13.6", "14.3", "15.2", "16.1")));

    public EngineVersion {
        var form = engine == DatabaseEngine.MYSQL ? "\\d+\\.\\d{2}\\.\\d+" : "\\d+\\.\\d+";
        if (!text.matches(form)) {
            throw new SpecException(
                    "version",
                    "a version of %s such as %s is allowed".formatted(engine.awsName(), engine.defaultVersion()),
                    "set it to that, in quotes");
        }
        if (tiers(engine).stream().noneMatch(tier -> covers(tier, text))) {
            var oldest = tiers(engine).get(tiers(engine).size() - 1).since();
            throw new SpecException(
                    "version",
                    "%s %s has no Serverless v2, which came with %s"
                            .formatted(engine.awsName(), text, String.join(", ", oldest)),
                    "set it to %s".formatted(engine.defaultVersion()));
        }
    }

    /** The version in RDS's notation. */
    String awsText() {
        return engine == DatabaseEngine.MYSQL ? "8.0.mysql_aurora." + text : text;
    }

    /** The family of the engine's parameter groups. */
    String family() {
        return engine.awsName() + (engine == DatabaseEngine.MYSQL ? "8.0" : Integer.toString(numbers(text)[0]));
    }

    /**
     * Checks a capacity range against the version.
     *
     * @throws SpecException for a range that the version does not support
     */
    public AcuRange checked(AcuRange range) {
        var tier = tiers(engine).stream()
                .filter(candidate -> covers(candidate, text))
                .findFirst()
                .orElseThrow();
        var errors = new SpecErrors();
        if (range.pauses() && tier.min() > 0) {
            errors.add(
                    "minAcu",
                    "%s %s cannot pause, so that a minAcu of 0.5 or more is allowed".formatted(engine.awsName(), text),
                    "set it to 0.5, or version to %s".formatted(engine.defaultVersion()));
        }
        if (range.max().units() > tier.max()) {
            errors.add(
                    "maxAcu",
                    "%s %s has up to 128 ACUs".formatted(engine.awsName(), text),
                    "set maxAcu to 128, or version to %s".formatted(engine.defaultVersion()));
        }
        errors.throwAll();
        return range;
    }

    private static List<Tier> tiers(DatabaseEngine engine) {
        return engine == DatabaseEngine.MYSQL ? MYSQL : POSTGRESQL;
    }

    /** A major version newer than all listed ones supports everything. */
    private static boolean covers(Tier tier, String text) {
        var version = numbers(text);
        var newest =
                tier.since().stream().mapToInt(since -> numbers(since)[0]).max().orElseThrow();
        return version[0] > newest
                || tier.since().stream()
                        .map(EngineVersion::numbers)
                        .anyMatch(since -> since[0] == version[0] && Arrays.compare(version, since) >= 0);
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
