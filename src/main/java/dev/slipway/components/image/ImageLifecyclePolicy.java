package dev.slipway.components.image;

import com.pulumi.core.Output;
import dev.slipway.base.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lifecycle policies of ECR repositories, see
 * <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html">lifecycle policies</a>. ECR
 * orders images by the time of their push and does not know which one runs.
 */
final class ImageLifecyclePolicy {
    private static final int FEWEST = 2;
    private static final int MOST = 1000;

    private ImageLifecyclePolicy() {}

    /** @throws IllegalArgumentException for a number below 2, the running image and one more, or above 1000 */
    static void check(int keep) {
        if (keep < FEWEST || keep > MOST) {
            throw new IllegalArgumentException(
                    "keep is %d; keep 2 to 1000 images, so that one is left beside the one that runs".formatted(keep));
        }
    }

    /**
     * The policy of a repository that deploys push to, as JSON text, with the rules in the order of their priority,
     * which is the order of ECR's responses.
     *
     * <p>Two properties keep the running image. A deploy of another image always pushes it, even if it goes back to
     * earlier sources, so the running image is the newest one unless a later deploy has failed. And the policy counts
     * and expires only images with the tag prefix of deploys. One case remains: after {@code keep} consecutive deploys
     * that push an image and fail, the running image expires, and ECS can start no more tasks.
     *
     * @param keep the number of images to keep, 2 to 1000
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
                rule(1, "Images without a tag, from failed pushes", untagged),
                rule(2, "Pushed images except the latest " + keep, pushed));
    }

    /**
     * The policy of a repository for images that are pushed under a moving tag.
     *
     * <p>The image with the tag never expires: an image that matches a rule is exempt from the rules of lower priority,
     * and only one image has the tag. A push moves the tag from the previous image, to which ECS rolls back if the new
     * one does not start. The previous image stays while it is one of the latest {@code keep}; it expires after that
     * number of consecutive pushes that all fail.
     *
     * @param tag the moving tag
     * @param keep the number of latest images to keep, 2 to 1000
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
                rule(1, "Image with the roll-out tag, which is kept", moving),
                rule(2, "Other images except the latest " + keep, any));
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

    /** A JSON object with its keys in insertion order: another order would be a change in every deploy. */
    private static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
