package dev.slipway.analysis.guard;

import dev.slipway.base.Tagging;
import dev.slipway.engine.Plan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Rules about tags. */
final class TagRules {
    static final GuardRule TAGGED = GuardRule.error(
            "tagged",
            "Every taggable resource has tags.",
            "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
            TagRules::untagged);

    private static final Map<String, Boolean> TAGGABLE = new ConcurrentHashMap<>();

    private TagRules() {}

    private static Stream<Violation> untagged(Plan plan) {
        return plan.resources().stream()
                .filter(resource -> resource.type().startsWith("aws:"))
                .filter(resource -> TAGGABLE.computeIfAbsent(resource.type(), TagRules::isTaggable))
                .filter(resource ->
                        !(resource.input("tags").orElse(Map.of()) instanceof Map<?, ?> tags) || tags.isEmpty())
                .map(resource -> Violation.of(
                        resource, "has no tags", "run the program with the stack's Tagging transformation"));
    }

    /**
     * Returns true if the SDK's arguments class of a type has tags: {@code com.pulumi.aws.ec2.VpcArgs} for {@code
     * aws:ec2/vpc:Vpc}.
     */
    static boolean isTaggable(String type) {
        var module = type.split("[:/]")[1];
        var name = type.substring(type.lastIndexOf(':') + 1);
        try {
            return Tagging.isTaggable(Class.forName("com.pulumi.aws.%s.%sArgs".formatted(module, name)));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
