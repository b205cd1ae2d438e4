package dev.slipway.components.delivery;

import java.util.Locale;

/**
 * The resource types whose permissions are in one policy: a managed policy has at most
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">6144 characters</a>, and a role at
 * most 10 policies. The entries of resource types name their group in lower case.
 */
enum PolicyGroup {
    /** VPCs and their parts, and file systems, which have network interfaces in them. */
    NETWORK,
    /** Containers, functions and images. */
    COMPUTE,
    /** Schedules and state machines. */
    AUTOMATION,
    /** Load balancers and APIs. */
    FRONT,
    /** Domain names, certificates, firewalls and distributions. */
    EDGE,
    /** Stores and keys. */
    DATA,
    /** Logs, alarms and the audit. */
    WATCH,
    /** IAM roles. */
    ROLES;

    /** The group with a name such as {@code network}. */
    static PolicyGroup of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The name of the group's policies. */
    String role() {
        return name().toLowerCase(Locale.ROOT);
    }
}
