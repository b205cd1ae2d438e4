package dev.slipway.settings.reader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The places of values in stack files.
 *
 * @param places by the full key, such as {@code slipway:services.web.routes[0]}
 */
public record SourceLocations(Map<String, SourceLocation> places) {
    public static final SourceLocations NONE = new SourceLocations(Map.of());

    public SourceLocations {
        places = Map.copyOf(places);
    }

    /** The place of a key, or of the nearest object or list around it. */
    Optional<SourceLocation> of(String key) {
        for (var at = key; !at.isEmpty(); at = around(at)) {
            var place = places.get(at);
            if (place != null) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** The unquoted scalar of a key, if YAML makes another text of it. */
    Optional<String> changed(String key) {
        return Optional.ofNullable(places.get(key)).map(SourceLocation::written).filter(written -> !written.isEmpty());
    }

    /** These places, and the others for the keys that have none here. */
    SourceLocations over(SourceLocations others) {
        var all = new LinkedHashMap<>(others.places);
        all.putAll(places);
        return new SourceLocations(all);
    }

    /** The places below the keys of a stack file, such as {@code slipway:services}, that pass a test. */
    SourceLocations filtered(Predicate<String> key) {
        var some = new LinkedHashMap<String, SourceLocation>();
        places.forEach((path, place) -> {
            if (key.test(path.split("[.\\[]", 2)[0])) {
                some.put(path, place);
            }
        });
        return new SourceLocations(some);
    }

    /** An error in one line, with the place of its key if that is known. */
    String line(ConfigError error) {
        return of(error.key()).map(place -> place + ": ").orElse("") + error.line();
    }

    private static String around(String key) {
        return key.substring(0, Math.max(Math.max(key.lastIndexOf('.'), key.lastIndexOf('[')), 0));
    }
}
