package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownHookTest {
    @TempDir
    private Path folder;

    private Path ended() {
        return folder.resolve("ended");
    }

    /** Runs one of the programs below in a JVM of its own, which ends at the given place. */
    private Subprocess.Result run(Class<?> program) {
        return LocalEnvironment.own(folder)
                .process(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        ended().toString()))
                .withEnvironment(Map.of())
                .run();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Program that ends while it starts something. */
    static final class EndsDuringTheStart {
        public static void main(String[] arguments) {
            new ShutdownHook<>(
                    () -> {
                        new Thread(() -> System.exit(3)).start();
                        while (!isEnding()) {
                            Thread.onSpinWait();
                        }
                        return "the task";
                    },
                    task -> write(Path.of(arguments[0]), task));
        }

        private static boolean isEnding() {
            try {
                var unused = new Thread();
                Runtime.getRuntime().addShutdownHook(unused);
                Runtime.getRuntime().removeShutdownHook(unused);
                return false;
            } catch (IllegalStateException ending) {
                return true;
            }
        }
    }

    /** Program that ends after the hook was removed. */
    static final class EndsAfterTheRemoval {
        public static void main(String[] arguments) {
            try (var hook = new ShutdownHook<>(() -> "the task", task -> write(Path.of(arguments[0]), task))) {
                System.out.println(hook.started());
            }
            System.exit(3);
        }
    }

    @Test
    void aTaskIsEndedIfTheProcessEndsDuringTheStart() {
        assertThat(run(EndsDuringTheStart.class).exitCode()).isEqualTo(3);
        assertThat(ended()).hasContent("the task");
    }

    @Test
    void nothingIsEndedAfterTheRemoval() {
        assertThat(run(EndsAfterTheRemoval.class)).isEqualTo(new Subprocess.Result(3, "the task\n", ""));
        assertThat(ended()).doesNotExist();
    }

    @Test
    void anExceptionOfTheStartIsThrown() {
        assertThatThrownBy(() -> new ShutdownHook<>(
                        () -> {
                            throw new IllegalStateException("no such program");
                        },
                        started -> write(ended(), "ended")))
                .hasMessage("no such program");
    }
}
