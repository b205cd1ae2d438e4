package dev.slipway.settings.reader;

import com.pulumi.exceptions.RunException;
import java.util.List;
import java.util.stream.Collectors;

/** Refusal of a stack file, with one line for each error. */
public final class ConfigException extends RunException {
    private static final long serialVersionUID = 1;

    private final transient List<ConfigError> errors;

    ConfigException(List<ConfigError> errors, SourceLocations sources) {
        super(errors.stream().map(sources::line).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    /** True if an error is that of the key, or of a key or position below it. */
    public boolean isAt(String key) {
        return errors.stream().anyMatch(error -> error.isAt(key));
    }
}
