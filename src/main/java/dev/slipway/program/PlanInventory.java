package dev.slipway.program;

import com.pulumi.aws.s3.BucketV2;
import dev.slipway.components.delivery.PlannedTypes;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import java.util.TreeSet;

/** The resource types and bucket names of a plan, from which the permissions to deploy it derive. */
public final class PlanInventory {

    /** The part of a URN that marks the bucket of the audit, which a deployment may not change. */
    private static final String AUDIT = ":AuditStore$";

    private PlanInventory() {}

    public static PlannedTypes of(Plan plan) {
        var types = new TreeSet<String>();
        plan.resources().forEach(resource -> types.add(resource.type()));
        var buckets = new TreeSet<String>();
        plan.ofType(BucketV2.class).stream()
                .filter(bucket -> !bucket.urn().contains(AUDIT))
                .forEach(bucket -> buckets.add(nameOf(bucket)));
        return PlannedTypes.of(types, buckets);
    }

    /** The beginning of the bucket's name: a prefix of its own, or the logical name and a hyphen. */
    private static String nameOf(PlannedResource bucket) {
        var prefix = bucket.text("bucketPrefix");
        var given = bucket.text("bucket");
        if (!given.isEmpty()) {
            return given;
        }
        return prefix.isEmpty() ? bucket.name() + "-" : prefix;
    }
}
