package dev.slipway.realengine;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Map;

/** Calls of others than Slipway to an emulated AWS: a build that pushes an image, and a service that publishes metrics. */
final class EmulatedCallers {
    private EmulatedCallers() {}

    /** Pushes an image to ECR; the result is its digest. */
    static String push(EmulatedAws aws, String repository, String tag, String content) {
        var manifest = new JsonObject();
        manifest.addProperty("schemaVersion", 2);
        manifest.addProperty("mediaType", "application/vnd.docker.distribution.manifest.v2+json");
        manifest.addProperty("content", content);
        var request = new JsonObject();
        request.addProperty("repositoryName", repository);
        request.addProperty("imageTag", tag);
        request.addProperty("imageManifest", manifest.toString());
        return aws.json(
                        EngineHarness.REGION,
                        "ecr",
                        "AmazonEC2ContainerRegistry_V20150921.PutImage",
                        request.toString())
                .getAsJsonObject("image")
                .getAsJsonObject("imageId")
                .get("imageDigest")
                .getAsString();
    }

    /** Publishes the metrics of a service that was last used half an hour ago. */
    static void publishIdle(EmulatedAws aws, String namespace, String service) {
        var used = Instant.now().minusSeconds(1800).getEpochSecond();
        Map.of("ActiveConnections", 0L, "LastActivityEpochSeconds", used)
                .forEach((name, value) -> aws.query(
                        EngineHarness.REGION,
                        "monitoring",
                        "2010-08-01",
                        "PutMetricData",
                        Map.of(
                                "Namespace", namespace,
                                "MetricData.member.1.MetricName", name,
                                "MetricData.member.1.Value", Long.toString(value),
                                "MetricData.member.1.Dimensions.member.1.Name", "Service",
                                "MetricData.member.1.Dimensions.member.1.Value", service)));
    }
}
