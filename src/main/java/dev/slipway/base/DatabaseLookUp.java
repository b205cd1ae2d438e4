package dev.slipway.base;

import com.pulumi.aws.rds.RdsFunctions;
import com.pulumi.aws.rds.inputs.GetClusterPlainArgs;
import com.pulumi.aws.rds.inputs.GetInstancePlainArgs;
import com.pulumi.aws.rds.outputs.GetClusterResult;
import com.pulumi.aws.rds.outputs.GetInstanceResult;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Look-ups of existing clusters and instances of RDS. */
public final class DatabaseLookUp {
    private DatabaseLookUp() {}

    /** The facts about a cluster of Aurora. */
    public static LookUp<GetClusterResult> cluster(String identifier) {
        var cluster =
                GetClusterPlainArgs.builder().clusterIdentifier(identifier).build();
        return LookUp.once(
                "the cluster %s of RDS".formatted(identifier),
                "name a cluster of this account and region under slipway:database.existing, or set instance for an instance",
                () -> RdsFunctions.getClusterPlain(cluster));
    }

    /** The facts about an instance of RDS. */
    public static LookUp<GetInstanceResult> instance(String identifier) {
        var instance =
                GetInstancePlainArgs.builder().dbInstanceIdentifier(identifier).build();
        return LookUp.once(
                "the instance %s of RDS".formatted(identifier),
                "name an instance of this account and region under slipway:database.existing, or set cluster for a cluster",
                () -> RdsFunctions.getInstancePlain(instance));
    }

    /** The look-up of a call that a plan contains; empty for another function. */
    static Optional<Supplier<LookUp<?>>> of(String token, Map<String, Object> arguments) {
        return Optional.<Supplier<LookUp<?>>>ofNullable(
                switch (token) {
                    case "aws:rds/getCluster:getCluster" -> () -> cluster(LookUp.text(arguments, "clusterIdentifier"));
                    case "aws:rds/getInstance:getInstance" ->
                        () -> instance(LookUp.text(arguments, "dbInstanceIdentifier"));
                    default -> null;
                });
    }
}
