package dev.slipway.components.image;

import com.pulumi.core.Output;
import dev.slipway.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lifecycle policies of repositories, see
 * <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html">lifecycle policies</a>. ECR
 * counts images by the time of their push and does not know which one runs.
 */
final class ImageLifecyclePolicy {
    private static final int FEWEST = 2;
    private static final int MOST = 1000;

    private ImageLifecyclePolicy() {}

    /** @throws IllegalArgumentException for a number that leaves no image beside the one that runs */
    static void check(int keep) {
        if (keep < FEWEST || keep > MOST) {
            throw new IllegalArgumentException(
                    "keep is %d; keep 2 to 1000 images, so that one is left beside the one that runs".formatted(keep));
        }
    }

    /**
     * The policy of a repository that deploys push to, as JSON text, the rules in the order of their priority, as ECR
     * gives them back.
     *
     * <p>Two things keep the running image: every deploy of another image pushes it, also one that goes back to earlier
     * sources, so the running image is the newest one unless a later deploy failed; and only images that deploys pushed
     * are counted and expire, those with tags of other origin do neither. What is left is a row of deploys that push
     * and then fail: as many of them as images are kept expire the one that runs, and tasks can then no longer be
     * started.
     */
    static Output<String> ofDeploys(int keep) {
        var untagged = object(
                "tagStatus", "untagged",
                "countType", "sinceImagePushed",
                "countUnit", "days",
                "countNumber", 1);
        var pushed = object(
                "tagStatus",
                "tagged",
                "tagPrefixList",
                List.of(ImageTag.PREFIX),
                "countType",
                "imageCountMoreThan",
                "countNumber",
                keep);
        return rules(
                rule(1, "Images without a tag, left over from failed pushes", untagged),
                rule(2, "Images that deploys pushed, but the latest " + keep, pushed));
    }

    /**
     * The policy of a repository that others push to under a tag that moves.
     *
     * <p>The image with the tag never expires: an image that fits a rule is left alone by all rules after it, and of
     * one tag there are no two. A push takes the tag from the image before, which is what ECS goes back to when the new
     * one does not start: it stays while it is among the latest. What is left is a row of pushes that all fail, as many
     * as images are kept.
     */
    static Output<String> ofPushes(String tag, int keep) {
        var moving = object(
                "tagStatus",
                "tagged",
                "tagPatternList",
                List.of(tag),
                "countType",
                "imageCountMoreThan",
                "countNumber",
                1);
        var any = object("tagStatus", "any", "countType", "imageCountMoreThan", "countNumber", keep);
        return rules(
                rule(1, "The image with the tag that is rolled out stays", moving),
                rule(2, "All others, but the latest " + keep, any));
    }

    private static Output<String> rules(Object... rules) {
        return Json.text(object("rules", List.of(rules)));
    }

    private static Map<String, Object> rule(int priority, String description, Map<String, Object> selection) {
        return object(
                "rulePriority",
                priority,
                "description",
                description,
                "selection",
                selection,
                "action",
                object("type", "expire"));
    }

    /** A JSON object that keeps the order of its keys: another order would be a difference in every deploy. */
    private static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
