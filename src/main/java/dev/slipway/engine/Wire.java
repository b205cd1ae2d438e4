package dev.slipway.engine;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Conversion between values of Pulumi's protocol and plain Java values. Secrets are masked; a resource reference becomes its URN; an
 * asset or archive becomes its file.
 *
 * <p>The signatures are those of Pulumi's <a href="https://www.pulumi.com/docs/iac/concepts/inputs-outputs/">property
 * values</a> ({@code sdk/proto}).
 */
final class Wire {
    static final String MASK = "[secret]";

    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
    private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private static final String ASSET = "c44067f5952c0a294b673a41bacd8c17";
    private static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

    private Wire() {}

    /** A struct as a map with sorted keys, without null values. */
    static Map<String, Object> toMap(Struct struct) {
        var map = new TreeMap<String, Object>();
        struct.getFieldsMap().forEach((key, value) -> {
            var plain = toPlain(value);
            if (plain != null) {
                map.put(key, plain);
            }
        });
        return map;
    }

    /** A value as a plain Java value; null for a null value. */
    static @Nullable Object toPlain(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case NUMBER_VALUE -> number(value.getNumberValue());
            case LIST_VALUE -> list(value.getListValue());
            case STRUCT_VALUE -> special(value.getStructValue());
            default -> null;
        };
    }

    private static Object number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            return (long) number;
        }
        return number;
    }

    private static List<Object> list(ListValue values) {
        var list = new ArrayList<>();
        for (var value : values.getValuesList()) {
            var plain = toPlain(value);
            if (plain != null) {
                list.add(plain);
            }
        }
        return list;
    }

    private static @Nullable Object special(Struct struct) {
        var fields = struct.getFieldsMap();
        var signature =
                fields.getOrDefault(SIGNATURE, Value.getDefaultInstance()).getStringValue();
        return switch (signature) {
            case SECRET -> isUnknown(fields.get("value")) ? Unknown.VALUE : MASK;
            case OUTPUT -> output(fields);
            case REFERENCE -> fields.get("urn").getStringValue();
            case ASSET, ARCHIVE ->
                toMap(struct.toBuilder().removeFields(SIGNATURE).build());
            default -> toMap(struct);
        };
    }

    /** The value of an output; without one, {@link Unknown#VALUE}. */
    private static @Nullable Object output(Map<String, Value> fields) {
        var value = fields.get("value");
        if (value == null || isUnknown(value)) {
            return Unknown.VALUE;
        }
        return fields.containsKey("secret") && fields.get("secret").getBoolValue() ? MASK : toPlain(value);
    }

    private static boolean isUnknown(@Nullable Value value) {
        return value != null && Unknown.is(value.getStringValue());
    }

    /** A plain value in the protocol's form. */
    static Value toValue(@Nullable Object plain) {
        var value = Value.newBuilder();
        if (plain == null) {
            value.setNullValue(NullValue.NULL_VALUE);
        } else if (plain instanceof Boolean flag) {
            value.setBoolValue(flag);
        } else if (plain instanceof Number number) {
            value.setNumberValue(number.doubleValue());
        } else if (plain instanceof List<?> list) {
            value.setListValue(ListValue.newBuilder()
                    .addAllValues(list.stream().map(Wire::toValue).toList()));
        } else if (plain instanceof Map<?, ?> map) {
            value.setStructValue(toStruct(map));
        } else {
            value.setStringValue(plain.toString());
        }
        return value.build();
    }

    /** A map of plain values in the protocol's form. */
    static Struct toStruct(Map<?, ?> map) {
        var struct = Struct.newBuilder();
        map.forEach((key, value) -> struct.putFields(key.toString(), toValue(value)));
        return struct.build();
    }

    /** A secret value in the protocol's form. */
    static Value toSecret(Object plain) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder()
                        .putFields(SIGNATURE, toValue(SECRET))
                        .putFields("value", toValue(plain)))
                .build();
    }
}
