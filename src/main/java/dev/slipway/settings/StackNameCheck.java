package dev.slipway.settings;

import com.pulumi.exceptions.RunException;
import dev.slipway.settings.reader.StackConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The check of the names of project and stack, from which AWS's names of all resources derive. Pulumi allows more: upper-case
 * letters, dots and underscores, and 100 characters.
 */
final class StackNameCheck {
    /**
     * The names that all derived ones allow. ECR
     * <a href="https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html">repositories</a>, S3
     * <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">buckets</a> and Aurora
     * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html">clusters</a> are the
     * strictest.
     */
    private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final String BUCKET = "a bucket's name has up to 63, of which Pulumi's provider adds 26";

    private static final Pattern STACK = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** The limits of the names that a stack file uses; the first is of every stack, since each may get a database. */
    private static final List<Limit> LIMITS = List.of(
            new Limit("", "", 63 - "-database".length(), "a database's name has up to 63"),
            new Limit("slipway:storage", "\"bus(es)?\"", 48 - "-b".length(), "a bus's name has up to 48"),
            new Limit("slipway:storage", "\"buckets?\"", 37 - "-b-".length(), BUCKET),
            new Limit("slipway:logs", "\"archive\"", 37 - "-logs-".length(), BUCKET));

    /**
     * The longest names of project and stack together for a derived name.
     *
     * @param key the key of the stack file that the derived name comes from
     * @param part a pattern of the part of its value; empty for any
     */
    private record Limit(String key, String part, int max, String reason) {
        boolean applies(StackConfig config) {
            return key.isEmpty()
                    || Pattern.compile(part)
                            .matcher(config.values().getOrDefault(key, ""))
                            .find();
        }
    }

    private StackNameCheck() {}

    /** @throws RunException with one line for each refused name */
    static void check(StackConfig config) {
        var errors = new ArrayList<String>();
        if (!PROJECT.matcher(config.project()).matches()) {
            errors.add(
                    "the project is called %s: lower-case letters, digits and single hyphens, starting with a letter, are allowed,"
                                    .formatted(config.project())
                            + " since the names of repositories, buckets and databases begin with it; change name in Pulumi.yaml, to %s"
                                    .formatted(startingWithALetter(possible(config.project()))));
        }
        if (!STACK.matcher(config.stack()).matches()) {
            errors.add("the stack is called %s: lower-case letters, digits and single hyphens are allowed,"
                            .formatted(config.stack())
                    + " since the names of repositories, buckets and databases contain it; call it %s"
                            .formatted(possible(config.stack())));
        }
        var length = config.project().length() + 1 + config.stack().length();
        var limit = LIMITS.stream()
                .filter(candidate -> candidate.applies(config))
                .min(Comparator.comparingInt(Limit::max))
                .orElseThrow();
        if (errors.isEmpty() && length > limit.max()) {
            errors.add(
                    "the names of project and stack, %s-%s, have %d characters: up to %d are allowed, since AWS's names begin with"
                                    .formatted(config.project(), config.stack(), length, limit.max())
                            + " both, and %s; shorten one of them".formatted(limit.reason()));
        }
        if (!errors.isEmpty()) {
            throw new RunException(String.join("\n", errors));
        }
    }

    private static String startingWithALetter(String name) {
        return Character.isLetter(name.charAt(0)) ? name : "project-" + name;
    }

    /** A possible name that is similar to a refused one. */
    private static String possible(String name) {
        var words = List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty() ? "dev" : String.join("-", words);
    }
}
