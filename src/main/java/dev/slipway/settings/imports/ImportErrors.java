package dev.slipway.settings.imports;

import com.pulumi.exceptions.RunException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The errors of imported files, collected and reported together. */
public final class ImportErrors {
    private static final int SHOWN = 60;

    private final Set<String> found = new LinkedHashSet<>();
    private final Optional<ImportReport> report;

    public ImportErrors() {
        this(Optional.empty());
    }

    private ImportErrors(Optional<ImportReport> report) {
        this.report = report;
    }

    /** Wrong values as values to fill in, for files whose values may be expressions. */
    public static ImportErrors reportedTo(ImportReport report) {
        return new ImportErrors(Optional.of(report));
    }

    /**
     * Adds an error of a value.
     *
     * @param message allowed values and the fix
     */
    public void add(SourceValue value, String message) {
        if (report.isPresent()) {
            report.get().open(value, "", message);
            return;
        }
        var place = value.place();
        var shown = value.shown().replaceAll("\\s+", " ");
        if (shown.length() > SHOWN) {
            shown = shown.substring(0, SHOWN) + "…";
        }
        var path = place.path().isEmpty() ? "" : place.path();
        add(
                place.toString(),
                path.isEmpty()
                        ? message
                        : shown.isEmpty() || value.isObject()
                                ? "%s: %s".formatted(path, message)
                                : "%s = %s: %s".formatted(path, shown, message));
    }

    /**
     * Adds an error of a file or folder.
     *
     * @param place a file, a file with a line, or a folder
     */
    public void add(String place, String message) {
        found.add("%s: %s".formatted(place, message));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Ends the import if there are errors.
     *
     * @throws RunException with one line for each error
     */
    public void refuse() {
        if (!found.isEmpty()) {
            var files =
                    found.stream().map(error -> error.split(":")[0]).distinct().toList();
            throw new RunException(found.stream()
                    .sorted(Comparator.comparingInt((String error) -> files.indexOf(error.split(":")[0]))
                            .thenComparingInt(ImportErrors::line))
                    .collect(Collectors.joining("\n")));
        }
    }

    /** The line of an error; 0 without one. */
    private static int line(String error) {
        var parts = error.split(":");
        return parts.length > 1 && parts[1].matches("\\d+") ? Integer.parseInt(parts[1]) : 0;
    }
}
