package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileErrorsTest {
    private static final Path FILE = Path.of("out/plan.json");

    @Test
    void aFileThatCannotBeWrittenIsNamedWithTheReasonAndTheFix() {
        Map.of(
                        new NoSuchFileException("out/plan.json"),
                        "out/plan.json cannot be written; name a file in a folder that exists",
                        new AccessDeniedException("out/plan.json"),
                        "out/plan.json cannot be written: Permission denied; make it writable, or use another folder",
                        new FileSystemException("out/plan.json", null, "Read-only file system"),
                        "out/plan.json cannot be written: Read-only file system; make it writable, or use another folder",
                        new FileSystemException("out/plan.json", null, "Is a directory"),
                        "out/plan.json cannot be written: Is a directory; check the file and its folder",
                        new IOException("No space left on device"),
                        "out/plan.json cannot be written: No space left on device; free some space on the disk")
                .forEach((failure, message) ->
                        assertThat(FileErrors.notWritten(FILE, failure)).hasMessage(message));
    }

    @Test
    void anErrorWithoutAHandlerIsOneLineWithItsFile() {
        var denied = new AccessDeniedException("target/stamp");

        assertThat(FileErrors.text(new UncheckedIOException("target/stamp cannot be written", denied)))
                .isEqualTo(
                        "target/stamp cannot be written: Permission denied; make it writable, or use another folder");
        assertThat(FileErrors.text(new UncheckedIOException(denied)))
                .isEqualTo(
                        "target/stamp cannot be read or written: Permission denied; make it writable, or use another folder");
        assertThat(FileErrors.text(new UncheckedIOException(new IOException("No space left on device"))))
                .isEqualTo("a file cannot be read or written: No space left on device; free some space on the disk");
    }
}
