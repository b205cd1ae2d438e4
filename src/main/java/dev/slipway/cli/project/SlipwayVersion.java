package dev.slipway.cli.project;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The version of Slipway's library that a project depends on: the property {@code slipway.version} of its {@code pom.xml}.
 *
 * @param pom the project's {@code pom.xml}
 */
public record SlipwayVersion(Path pom) {
    /** The name of the property. */
    public static final String PROPERTY = "slipway.version";

    private static final Pattern VALUE = Pattern.compile("<slipway\\.version>\\s*([^<\\s]+)\\s*</slipway\\.version>");

    /**
     * The version.
     *
     * @throws RunException if the file has no such property
     */
    public String value() {
        var match = VALUE.matcher(text());
        if (!match.find()) {
            throw new RunException(
                    "%s has no property %s: upgrade raises it in projects of ./slipway init; set the version of dev.slipway:slipway by this property"
                            .formatted(pom.getFileName(), PROPERTY));
        }
        return match.group(1);
    }

    /** The text of the file. */
    public String text() {
        try {
            return Files.readString(pom);
        } catch (IOException e) {
            throw new RunException("%s cannot be read: %s".formatted(pom, e.getMessage()), e);
        }
    }

    /** Replaces the text of the file. */
    public void restore(String text) {
        try {
            Files.writeString(pom, text);
        } catch (IOException e) {
            throw FileErrors.notWritten(pom, e);
        }
    }
}
