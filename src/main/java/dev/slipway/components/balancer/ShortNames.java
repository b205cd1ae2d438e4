package dev.slipway.components.balancer;

import dev.slipway.base.StableHash;
import java.util.regex.Pattern;

/**
 * Logical names of balancers, target groups and trust stores, whose physical names have 32 characters at most, see
 * <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html">CreateTargetGroup</a>.
 * <a href="https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming">Auto-naming</a> adds a hyphen and 7
 * digits and cuts nothing off: a longer name fails.
 */
final class ShortNames {
    private static final int LONGEST = 32 - 8;
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,18}[a-z0-9])?");

    private ShortNames() {}

    /**
     * The name of a balancer, so short that a role fits behind it.
     *
     * @throws IllegalArgumentException for a name that AWS or auto-naming would not take
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
     * The name of a service, so short that it fits into its target group's.
     *
     * @throws IllegalArgumentException for a name that AWS or auto-naming would not take
     */
    static String service(String name) {
        return checked("service behind a load balancer", name);
    }

    /**
     * The logical name of a target group: {@code <target>-tg}, or where that is too long the service's name and a hash of
     * the target's, for the service is what people look for.
     *
     * @param target the name of the target, unique in the stack
     */
    static String targetGroup(String target, String service) {
        var name = target + "-tg";
        return name.length() <= LONGEST ? name : service + "-" + StableHash.hex(target, 3);
    }

    /** The logical name of a trust store, with a hash in place of an end that is too long: it has 32 characters, too. */
    static String trustStore(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 7) + "-" + StableHash.hex(name, 6);
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
