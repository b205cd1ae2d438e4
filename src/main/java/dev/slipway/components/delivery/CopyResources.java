package dev.slipway.components.delivery;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The resources of all copies of a stack in place of those in the plan of one copy.
 *
 * @param stack the identity of all copies
 * @param copy the plan of one of them
 */
record CopyResources(StackIdentity stack, PlannedCopy copy) {
    private static final String ANY = "*";

    /** The ARN of a secret; it ends with six characters of AWS's, which a plan does not know. */
    private static final Pattern SECRET = Pattern.compile("(.*:secret:.+-)[A-Za-z0-9]{6}");

    private static final String DATABASE_SECRET = ":secret:rds!";

    /** A pattern of ARNs, and the tags that the resources must have, by condition key. */
    record Scoped(String arn, Map<String, String> conditions) {}

    /**
     * The resources in place of one ARN: by name where it contains the copy's, by tags where AWS chooses the id. An ARN of the
     * stack file, such as that of a secret, is kept.
     */
    Scoped of(String arn) {
        if (isNamed(arn)) {
            return new Scoped(named(arn), Map.of());
        }
        if (arn.contains(DATABASE_SECRET)) {
            return new Scoped(
                    arn.substring(0, arn.indexOf(DATABASE_SECRET)) + DATABASE_SECRET + ANY,
                    Map.of(
                            "aws:ResourceTag/aws:rds:primaryDBClusterArn",
                            "arn:*:cluster:%s-*".formatted(stack.prefix())));
        }
        if (copy.created().stream().anyMatch(created -> isOrContains(created, arn))) {
            return created(arn);
        }
        var secret = SECRET.matcher(arn);
        return new Scoped(secret.matches() ? secret.group(1) + "??????" : arn, Map.of());
    }

    /** The values of a condition, with patterns in place of the copy's names. */
    Set<String> valuesOf(Set<String> values) {
        var patterns = new TreeSet<String>();
        values.forEach(value -> patterns.add(isNamed(value) ? named(value) : value));
        return patterns;
    }

    private boolean isNamed(String text) {
        return Pattern.compile(Pattern.quote(copy.name()) + "(?![a-z0-9])")
                .matcher(text)
                .find();
    }

    private String named(String text) {
        return text.substring(0, text.indexOf(copy.name())) + stack.prefix();
    }

    private static boolean isOrContains(String created, String arn) {
        return arn.equals(created) || arn.startsWith(created + "/") || arn.startsWith(created + ":");
    }

    private Scoped created(String arn) {
        var parts = arn.split(":", 6);
        var base = arn.substring(0, arn.length() - parts[5].length());
        if (parts[2].equals("iam")) {
            return new Scoped(
                    base + "role" + RolePathTransformation.path(stack.project(), stack.stack()) + ANY, Map.of());
        }
        // The type of the resource, with the separator: key/ or /apis/.
        var type = parts[5].replaceFirst("^(/?[^/:]+[/:]).*", "$1");
        return new Scoped(
                base + type + ANY,
                Map.of(
                        "aws:ResourceTag/" + TagScope.PROJECT,
                        stack.project(),
                        "aws:ResourceTag/" + TagScope.STACK,
                        stack.stack()));
    }
}
