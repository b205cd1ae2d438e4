package dev.slipway.components.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The needs of a kind of resources, which get a policy together: a managed policy takes
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">6144 characters</a>, and a role 10
 * policies.
 */
enum PolicyGroup {
    NETWORK(NetworkNeeds.ALL),
    COMPUTE(ComputeNeeds.ALL),
    FRONT(FrontNeeds.ALL),
    EDGE(EdgeNeeds.ALL),
    DATA(DataNeeds.ALL),
    WATCH(WatchNeeds.ALL),
    ROLES(RoleNeeds.ALL);

    private static final Map<String, ResourcePermissions> BY_TYPE = Stream.of(values())
            .flatMap(area -> area.needs.stream())
            .collect(Collectors.toMap(
                    ResourcePermissions::type,
                    need -> need,
                    (one, two) -> {
                        throw new IllegalStateException(one.type() + " has two needs");
                    },
                    TreeMap::new));

    private final List<ResourcePermissions> needs;

    PolicyGroup(List<ResourcePermissions> needs) {
        this.needs = needs;
    }

    /** What children are called by. */
    String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<ResourcePermissions> needs() {
        return needs;
    }

    /** Whether a type is a provider's, and its needs are not known. */
    static boolean isUnknown(String type) {
        return (type.startsWith("aws:") || type.startsWith("docker:")) && !BY_TYPE.containsKey(type);
    }
}
