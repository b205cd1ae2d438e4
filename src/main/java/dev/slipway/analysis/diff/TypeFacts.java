package dev.slipway.analysis.diff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a type's provider makes of changed properties, from {@code types.yaml}, which says where it is from. Paths are
 * dotted and without positions.
 *
 * @param replace a change replaces the resource
 * @param turn appearing or disappearing replaces it
 * @param kept the cloud keeps the value that is no longer given
 * @param unordered sets
 * @param renewed the outputs that an update makes anew
 */
record TypeFacts(Set<String> replace, Set<String> turn, Set<String> kept, Set<String> unordered, Set<String> renewed) {
    /** Of a type of which nothing is known, and of components. */
    static final TypeFacts NONE = of(Map.of());

    private static final String FILE = "types.yaml";

    private static TypeFacts of(Map<?, ?> lists) {
        return new TypeFacts(
                set(lists, "replace"),
                set(lists, "turn"),
                set(lists, "kept"),
                set(lists, "unordered"),
                set(lists, "renewed"));
    }

    private static Set<String> set(Map<?, ?> lists, String key) {
        var paths = new HashSet<String>();
        if (lists.get(key) instanceof List<?> list) {
            list.forEach(path -> paths.add(path.toString()));
        }
        return Set.copyOf(paths);
    }

    /** The facts of a type such as {@code aws:ec2/vpc:Vpc}, empty where there are none. */
    static Optional<TypeFacts> of(String type) {
        return Optional.ofNullable(Table.ALL.get(type));
    }

    /** Whether a change at a path, or of all that is below it, replaces the resource. */
    boolean replaces(String path, Set<String> leavesBelow) {
        return replace.stream().anyMatch(forced -> isAtOrBelow(path, forced) || leavesBelow.contains(forced));
    }

    static boolean isAtOrBelow(String path, String above) {
        return path.equals(above) || path.startsWith(above + ".");
    }

    /** Read when it is first asked for. */
    private static final class Table {
        static final Map<String, TypeFacts> ALL = read();

        private static Map<String, TypeFacts> read() {
            try (InputStream stream = TypeFacts.class.getResourceAsStream(FILE)) {
                var all = new HashMap<String, TypeFacts>();
                var types = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
                types.forEach((type, lists) -> all.put(type.toString(), TypeFacts.of((Map<?, ?>) lists)));
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException("the class path has no readable " + FILE, e);
            }
        }
    }
}
