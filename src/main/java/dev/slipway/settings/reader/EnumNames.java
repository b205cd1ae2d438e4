package dev.slipway.settings.reader;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of enum constants in a stack file: {@code perZone} for {@code PER_ZONE}. */
public final class EnumNames {
    private EnumNames() {}

    /** The constants of an enum by their names in a stack file, in their order. */
    public static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(EnumNames::written, constant -> constant, (a, b) -> a, LinkedHashMap::new));
    }

    public static String written(Enum<?> constant) {
        var written = new StringBuilder();
        var name = constant.name();
        for (var i = 0; i < name.length(); i++) {
            var letter = name.charAt(i);
            var previous = i == 0 ? ' ' : name.charAt(i - 1);
            if (letter == '_' && Character.isLetter(name.charAt(i + 1))) {
                continue;
            }
            written.append(previous == '_' ? letter : Character.toLowerCase(letter));
        }
        return written.toString();
    }
}
