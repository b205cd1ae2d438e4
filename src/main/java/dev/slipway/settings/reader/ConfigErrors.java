package dev.slipway.settings.reader;

import com.pulumi.exceptions.RunException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The errors of a stack file, collected and reported together. */
public final class ConfigErrors {
    private final List<ConfigError> found = new ArrayList<>();

    public void add(ConfigError error) {
        if (!found.contains(error)) {
            found.add(error);
        }
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
