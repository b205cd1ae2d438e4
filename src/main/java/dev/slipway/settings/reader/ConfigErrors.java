package dev.slipway.settings.reader;

import com.pulumi.exceptions.RunException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The errors of a stack file, collected and reported together. */
public final class ConfigErrors {
    private final List<ConfigError> found = new ArrayList<>();
    private final Set<String> written = new HashSet<>();

    public void add(ConfigError error) {
        if (!found.contains(error)) {
            found.add(error);
        }
    }

    /** True if there is an error of the key, or of a key or position below it. */
    boolean at(String key) {
        return found.stream()
                .anyMatch(error -> error.key().equals(key)
                        || error.key().startsWith(key + ".")
                        || error.key().startsWith(key + "["));
    }

    /** True if this is the first call with a text, so that a list of keys is written once. */
    boolean isNew(String text) {
        return written.add(text);
    }

    /**
     * Ends the program if there are errors.
     *
     * @throws RunException with one line for each error
     */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new RunException(found.stream().map(ConfigError::line).collect(Collectors.joining("\n")));
        }
    }
}
