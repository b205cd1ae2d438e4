package dev.slipway.base;

import com.pulumi.exceptions.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Errors of reading and writing files, each as one line with the file, the reason and the fix. */
public final class FileErrors {
    private FileErrors() {}

    /** The refusal of a file, named by an option or in a folder of the project, that cannot be written. */
    public static RunException notWritten(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new RunException(
                    "%s cannot be written; name a file in a folder that exists".formatted(file), failure);
        }
        var reason = reason(failure);
        return new RunException("%s cannot be written: %s; %s".formatted(file, reason, fix(reason)), failure);
    }

    /** The line of an error without a handler of its own. */
    public static String text(UncheckedIOException failure) {
        var cause = failure.getCause();
        var reason = reason(cause);
        var message = Objects.requireNonNullElse(failure.getMessage(), "");
        var file = message.isEmpty() || message.equals(cause.toString()) ? name(cause) : message;
        return "%s: %s; %s".formatted(file, reason, fix(reason));
    }

    private static String name(IOException failure) {
        return failure instanceof FileSystemException of && of.getFile() != null
                ? of.getFile() + " cannot be read or written"
                : "a file cannot be read or written";
    }

    /** The reason in the words of the operating system. */
    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "Permission denied";
        }
        var reason = failure instanceof FileSystemException of ? of.getReason() : failure.getMessage();
        return Objects.requireNonNullElse(reason, failure.getClass().getSimpleName());
    }

    private static String fix(String reason) {
        var lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("quota")) {
            return "free some space on the disk";
        }
        if (lower.contains("permission denied") || lower.contains("read-only")) {
            return "make it writable, or use another folder";
        }
        return "check the file and its folder";
    }
}
