package dev.slipway.settings.reader;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.internal.LazilyParsedNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of unquoted scalars, as Pulumi reads them: by the rules of go-yaml v3 (<a
 * href="https://pkg.go.dev/gopkg.in/yaml.v3">documentation</a>), which allows octal numbers, underscores and dates of YAML 1.1,
 * and then as the JSON text that Pulumi makes of the value.
 */
final class PlainScalars {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private static final Pattern INTEGER = Pattern.compile(
            "(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))");

    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private static final Pattern TIME = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})"
            + "([Tt ](?<hour>\\d{1,2}):(?<minute>\\d{1,2}):(?<second>\\d{1,2})(\\.(?<fraction>\\d{1,9}))?"
            + "(?<zone>Z|[-+]\\d{2}:\\d{2})?)?");

    /** The integers that Pulumi keeps whole; others are rounded to a floating-point number. */
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

    private static final BigInteger MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private PlainScalars() {}

    /**
     * The JSON value of an unquoted scalar; a date is a text in the form of Go, as in {@code 2030-12-31 00:00:00 +0000 UTC}.
     *
     * @throws IllegalArgumentException for infinity and not-a-number, which JSON does not have
     */
    static JsonElement read(String text) {
        if (NULLS.contains(text)) {
            return JsonNull.INSTANCE;
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return new JsonPrimitive(TRUE.contains(text));
        }
        if (NO_NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        // Underscores in a number count for nothing; a text may begin with one, or with a point.
        var number = "+-0123456789".indexOf(text.charAt(0)) < 0 ? text : text.replace("_", "");
        return time(text)
                .map(JsonPrimitive::new)
                .or(() -> integer(number).map(PlainScalars::json))
                .or(() -> floating(number).map(PlainScalars::json))
                .orElseGet(() -> new JsonPrimitive(text));
    }

    private static JsonPrimitive json(String number) {
        return new JsonPrimitive(new LazilyParsedNumber(number));
    }

    private static Optional<String> integer(String text) {
        var match = INTEGER.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        BigInteger value;
        if (match.group("hex") != null) {
            value = new BigInteger(match.group("hex"), 16);
        } else if (match.group("binary") != null) {
            value = new BigInteger(match.group("binary"), 2);
        } else if (match.group("octal") != null) {
            value = new BigInteger(match.group("octal"), 8);
        } else {
            value = new BigInteger(match.group("decimal"));
        }
        var signed = match.group("sign").equals("-") ? value.negate() : value;
        return signed.compareTo(MIN) < 0 || signed.compareTo(MAX) > 0
                ? Optional.empty()
                : Optional.of(signed.toString());
    }

    private static Optional<String> floating(String text) {
        if (!FLOAT.matcher(text).matches()) {
            return Optional.empty();
        }
        var value = Double.parseDouble(text);
        return Double.isInfinite(value) ? Optional.empty() : Optional.of(written(value));
    }

    /** The shortest decimal number that is read as this value, with an exponent from 1e21 and below 1e-6, as in JSON of Go. */
    private static String written(double value) {
        if (value == 0) {
            return "0";
        }
        var shortest = new BigDecimal(value);
        for (var digits = 1; digits <= 17; digits++) {
            var rounded = new BigDecimal(value).round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                shortest = rounded;
                break;
            }
        }
        var plain = shortest.stripTrailingZeros();
        var size = Math.abs(value);
        if (size >= 1e-6 && size < 1e21) {
            return plain.toPlainString();
        }
        var digits = plain.unscaledValue().abs().toString();
        var exponent = digits.length() - 1 - plain.scale();
        return "%s%s%se%s%d"
                .formatted(
                        value < 0 ? "-" : "",
                        digits.charAt(0),
                        digits.length() == 1 ? "" : "." + digits.substring(1),
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }

    private static Optional<String> time(String text) {
        var match = TIME.matcher(text);
        // A time after a space has no zone, and a time after the letter T has one.
        if (!match.matches()
                || match.group("hour") != null
                        && (match.group("zone") == null) != (text.charAt(match.start("hour") - 1) == ' ')) {
            return Optional.empty();
        }
        try {
            var zone = ZoneOffset.of(match.group("zone") == null ? "Z" : match.group("zone"));
            var fraction = match.group("fraction") == null ? "" : match.group("fraction");
            var time = OffsetDateTime.of(
                    Integer.parseInt(match.group("year")),
                    Integer.parseInt(match.group("month")),
                    Integer.parseInt(match.group("day")),
                    part(match.group("hour")),
                    part(match.group("minute")),
                    part(match.group("second")),
                    part((fraction + "0".repeat(9)).substring(0, 9)),
                    zone);
            var seconds = fraction.replaceAll("0+$", "");
            return Optional.of("%s%s %s"
                    .formatted(
                            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(time),
                            seconds.isEmpty() ? "" : "." + seconds,
                            zone.equals(ZoneOffset.UTC)
                                    ? "+0000 UTC"
                                    : DateTimeFormatter.ofPattern("xx xx").format(time)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
