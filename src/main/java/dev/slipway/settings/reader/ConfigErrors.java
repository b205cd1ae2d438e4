package dev.slipway.settings.reader;

import com.pulumi.exceptions.RunException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The faults of a stack file, collected so that all are told at once. */
public final class ConfigErrors {
    private final List<ConfigError> found = new ArrayList<>();

    public void add(ConfigError fault) {
        if (!found.contains(fault)) {
            found.add(fault);
        }
    }

    /**
     * Ends the program where there are faults.
     *
     * @throws RunException with one line a fault
     */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new RunException(found.stream().map(ConfigError::line).collect(Collectors.joining("\n")));
        }
    }
}
