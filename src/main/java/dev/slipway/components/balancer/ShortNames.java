package dev.slipway.components.balancer;

import dev.slipway.base.PhysicalName;
import dev.slipway.base.StableHash;
import java.util.regex.Pattern;

/** The logical names of load balancers, target groups and trust stores, within {@link PhysicalName#LOAD_BALANCING}. */
final class ShortNames {
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,18}[a-z0-9])?");

    /** The digits of a hash: 16 million values, since two target groups of a service must not have one name. */
    private static final int HASH = 6;

    private ShortNames() {}

    /**
     * The name of a load balancer, short enough for the names of its children.
     *
     * @throws IllegalArgumentException for a name that AWS or auto-naming would refuse
     */
    static String balancer(String name) {
        if (name.startsWith("internal-")) {
            throw new IllegalArgumentException(
                    "the name '%s' is not possible for a load balancer: AWS keeps names from internal- on to itself, so begin with another word"
                            .formatted(name));
        }
        return checked("load balancer", name);
    }

    /**
     * The name of a service, short enough for the name of its target group.
     *
     * @throws IllegalArgumentException for a name that AWS or auto-naming would refuse
     */
    static String service(String name) {
        return checked("service behind a load balancer", name);
    }

    /**
     * The logical name of a target group: {@code <target>-tg}; if that is too long, the first 17 characters of the
     * service's name, which people search for, and a hash of the target's name.
     *
     * @param target the name of the target, unique in the stack
     */
    static String targetGroup(String target, String service) {
        var name = target + "-tg";
        return PhysicalName.LOAD_BALANCING.allows(name)
                ? name
                : PhysicalName.LOAD_BALANCING.beginning(service, HASH) + StableHash.hex(target, HASH);
    }

    /** The logical name of a trust store; the end of a long name is replaced by a hash. */
    static String trustStore(String name) {
        return PhysicalName.LOAD_BALANCING.fit(name, HASH);
    }

    private static String checked(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name '%s' is not possible for a %s: give up to 20 of a-z 0-9 and hyphens, from a letter to a letter or digit"
                            .formatted(name, what));
        }
        return name;
    }
}
