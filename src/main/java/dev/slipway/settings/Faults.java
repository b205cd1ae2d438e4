package dev.slipway.settings;

import com.pulumi.exceptions.RunException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The faults of a stack file, collected so that all are told at once. */
final class Faults {
    private final List<Fault> found = new ArrayList<>();

    void add(Fault fault) {
        if (!found.contains(fault)) {
            found.add(fault);
        }
    }

    /**
     * Ends the program where there are faults.
     *
     * @throws RunException with one line a fault
     */
    void refuse() {
        if (!found.isEmpty()) {
            throw new RunException(found.stream().map(Fault::line).collect(Collectors.joining("\n")));
        }
    }
}
