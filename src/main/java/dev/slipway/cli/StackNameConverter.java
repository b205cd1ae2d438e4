package dev.slipway.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a stack; rejects the name of its file. */
final class StackNameConverter implements ITypeConverter<String> {
    private static final Pattern FILE = Pattern.compile("(?:.*/)?Pulumi\\.(.+)\\.yaml");

    @Override
    public String convert(String text) {
        var error = error(text);
        if (error.isPresent()) {
            throw new TypeConversionException(error.get());
        }
        return text;
    }

    /** The error for the name of a stack file; empty for that of a stack. */
    static Optional<String> error(String text) {
        return Optional.of(FILE.matcher(text))
                .filter(Matcher::matches)
                .map(file -> "'%s' is a stack file; did you mean the stack %s?".formatted(text, file.group(1)));
    }
}
