package dev.slipway.orders.api;

import dev.slipway.orders.order.Order;
import dev.slipway.orders.order.Status;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Parameters of a request: path, query and headers.
 *
 * <p>Errors are collected, not thrown; an invalid parameter has a harmless value until the errors are checked.
 */
final class Parameters {

    static final String STATUS_RULE = "must be one of " + String.join(", ", Status.texts(Status.all()));

    static final String FILE_NAME_RULE =
            "must be 1 to 100 of the characters A-Z, a-z, 0-9, dot, dash and underscore, the first no dot or dash";
    static final Pattern FILE_NAME = Pattern.compile("\\w[\\w.-]{0,99}");

    static final int PAGE = 20;
    static final int LARGEST_PAGE = 100;

    /** Text that is not blank, without control characters and unpaired surrogates. */
    private static final Pattern PRINTABLE = Pattern.compile("(?=.*\\S)[^\\p{Cc}\\p{Cs}]*");

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d?|" + LARGEST_PAGE);
    private static final Pattern ENTITY_TAG = Pattern.compile("\"([1-9]\\d{0,17})\"");
    private static final String ANY = "*";
    private static final UUID NONE = new UUID(0, 0);

    private final Faults faults;

    Parameters(Faults faults) {
        this.faults = faults;
    }

    UUID id(String text) {
        if (ID.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        faults.add("id", "must be a UUID");
        return NONE;
    }

    /** The name of a product, which is required. */
    String product(Optional<String> text) {
        if (text.filter(name -> isText(name, OrdersController.MAX_TEXT_LENGTH)).isEmpty()) {
            faults.add("product", textRule(OrdersController.MAX_TEXT_LENGTH));
        }
        return text.orElse("");
    }

    /** True for a printable text of 1 to {@code longest} characters. */
    static boolean isText(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                && PRINTABLE.matcher(text).matches();
    }

    static String textRule(int longest) {
        return "must be a text of 1 to %d characters that print, one at least no space".formatted(longest);
    }

    Optional<String> idempotencyKey(Optional<String> text) {
        if (text.isPresent() && !KEY.matcher(text.get()).matches()) {
            faults.add("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
        }
        return text;
    }

    Optional<Status> status(Optional<String> text) {
        var status = text.flatMap(Status::of);
        if (text.isPresent() && status.isEmpty()) {
            faults.add("status", STATUS_RULE);
        }
        return status;
    }

    int limit(Optional<String> text) {
        if (text.isEmpty()) {
            return PAGE;
        }
        if (LIMIT.matcher(text.get()).matches()) {
            return Integer.parseInt(text.get());
        }
        faults.add("limit", "must be a whole number from 1 to %d".formatted(LARGEST_PAGE));
        return PAGE;
    }

    Optional<UUID> cursor(Optional<String> text) {
        var last = text.flatMap(Cursor::read);
        if (text.isPresent() && last.isEmpty()) {
            faults.add("cursor", "must be the \"next\" of an earlier page");
        }
        return last;
    }

    /**
     * The version in {@code If-Match}; empty without the header, and for {@code *}.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-if-match">RFC 9110, If-Match</a>
     */
    OptionalLong version(Optional<String> ifMatch) {
        if (ifMatch.isEmpty() || ifMatch.get().equals(ANY)) {
            return OptionalLong.empty();
        }
        var tag = ENTITY_TAG.matcher(ifMatch.get());
        if (tag.matches()) {
            return OptionalLong.of(Long.parseLong(tag.group(1)));
        }
        faults.add("If-Match", "must be the ETag of the order as it was read, such as \"1\" with its quotes, or *");
        return OptionalLong.empty();
    }

    void fileName(String text) {
        if (!FILE_NAME.matcher(text).matches()) {
            faults.add("name", FILE_NAME_RULE);
        }
    }

    /** The version of an order as an entity tag: {@code "3"}. */
    static String entityTag(Order order) {
        return "\"" + order.version() + "\"";
    }
}
