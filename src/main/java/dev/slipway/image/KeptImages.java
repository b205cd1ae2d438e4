package dev.slipway.image;

import com.pulumi.core.Output;
import dev.slipway.component.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lifecycle policy of a repository, see
 * <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html">lifecycle policies</a>.
 *
 * <p>ECR counts images by the time of their push and does not know which one runs. Two things keep the running image:
 * every deploy of another image pushes it, also one that goes back to earlier sources, so the running image is the
 * newest one unless a later deploy failed; and only images that deploys pushed are counted and expire, those with tags
 * of other origin do neither. What is left is a row of deploys that push and then fail: as many of them as images are
 * kept expire the one that runs, and tasks can then no longer be started.
 */
final class KeptImages {
    private KeptImages() {}

    /** The policy as JSON text, the rules in the order of their priority, as ECR gives them back. */
    static Output<String> policy(int keep) {
        var untagged = object(
                "rulePriority",
                1,
                "description",
                "Images without a tag, left over from failed pushes",
                "selection",
                object(
                        "tagStatus", "untagged",
                        "countType", "sinceImagePushed",
                        "countUnit", "days",
                        "countNumber", 1),
                "action",
                object("type", "expire"));
        var pushed = object(
                "rulePriority",
                2,
                "description",
                "Images that deploys pushed, but the latest " + keep,
                "selection",
                object(
                        "tagStatus",
                        "tagged",
                        "tagPrefixList",
                        List.of(ImageTag.PREFIX),
                        "countType",
                        "imageCountMoreThan",
                        "countNumber",
                        keep),
                "action",
                object("type", "expire"));
        return Json.text(object("rules", List.of(untagged, pushed)));
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
