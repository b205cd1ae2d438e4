package dev.slipway.components.storage;

import dev.slipway.base.SpecException;
import java.util.regex.Pattern;

/**
 * The POSIX user and group that an access point acts as, whatever user the container has, see
 * <a href="https://docs.aws.amazon.com/efs/latest/ug/enforce-identity-access-points.html">enforcing a user identity</a>.
 *
 * @param user id of the user, 1 or more
 * @param group id of the group, 1 or more
 */
public record FileOwner(int user, int group) {
    /** User and group 1000, the first regular ids of most Linux distributions. */
    public static final FileOwner DEFAULT = new FileOwner(1000, 1000);

    private static final Pattern IDS = Pattern.compile("(?<user>[1-9]\\d{0,8})(:(?<group>[1-9]\\d{0,8}))?");

    /** @throws SpecException for an id below 1, since root may change every file */
    public FileOwner {
        if (user < 1 || group < 1) {
            throw new SpecException("1 or more is allowed", "set it to 1000");
        }
    }

    /**
     * The owner of a text such as {@code 1000:1000}; the group is the user's id if it is missing.
     *
     * @throws SpecException for names, and for root
     */
    public static FileOwner of(String text) {
        var ids = IDS.matcher(text);
        if (!ids.matches()) {
            throw new SpecException(
                    "the id of a user other than root, or of a user and a group behind a colon, is allowed",
                    "write it as in \"1000:1000\"");
        }
        var user = Integer.parseInt(ids.group("user"));
        return new FileOwner(user, ids.group("group") == null ? user : Integer.parseInt(ids.group("group")));
    }

    /** The owner for the files of a container with a user; the default for a name, for root and for none. */
    public static FileOwner ofContainer(String user) {
        return IDS.matcher(user).matches() ? of(user) : DEFAULT;
    }

    @Override
    public String toString() {
        return user + ":" + group;
    }
}
