package dev.slipway.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium to test with: the machine's own, else the one that
 * <a href="https://github.com/Sparticuz/chromium">@sparticuz/chromium</a> brings along with its libraries and a font, in
 * {@code target}, where npm and its registry are.
 *
 * @param environment what it needs beside the environment of this process
 */
public record Chromium(Path program, Map<String, String> environment) {
    private static final String VERSION = "153.0.0";
    private static final Path HOME = Path.of("target", "chromium-" + VERSION).toAbsolutePath();
    private static final Path PROGRAM = HOME.resolve("chromium");
    private static final int MINUTES = 5;

    private static final List<String> PROGRAMS =
            List.of("google-chrome", "google-chrome-stable", "chromium", "chromium-browser");

    /** Node can decompress the files of the package. */
    private static final String INFLATE = """
            const fs = require('fs'), zlib = require('zlib'), from = 'node_modules/@sparticuz/chromium/bin/';
            for (const name of ['chromium', 'al2023.tar', 'swiftshader.tar', 'fonts.tar'])
                fs.writeFileSync(name, zlib.brotliDecompressSync(fs.readFileSync(from + name + '.br')));
            """;

    private static final String FONTS = """
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
              <dir>/usr/share/fonts</dir>
              <dir>%1$s/fonts</dir>
              <cachedir>%1$s/fonts-cache</cachedir>
            </fontconfig>
            """;

    /** A browser that can be started; installs it if it is missing, with one attempt for all tests. */
    public static Optional<Chromium> find() {
        return Found.CHROMIUM;
    }

    private static Optional<Chromium> search() {
        var own = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> PROGRAMS.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
        return own.map(program -> new Chromium(program, Map.of()))
                .or(() -> install()
                        ? Optional.of(new Chromium(
                                PROGRAM,
                                Map.of(
                                        "LD_LIBRARY_PATH",
                                        HOME.resolve("lib").toString(),
                                        "FONTCONFIG_FILE",
                                        HOME.resolve("fontconfig.xml").toString())))
                        : Optional.empty());
    }

    private static final class Found {
        private static final Optional<Chromium> CHROMIUM = search();
    }

    /** The reason why there is none. */
    public static String missing() {
        return "the page is looked at in Chromium: install it, or npm on Linux for @sparticuz/chromium " + VERSION;
    }

    private static boolean install() {
        if (Files.exists(HOME.resolve("complete"))) {
            return true;
        }
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            return false;
        }
        try {
            Files.createDirectories(HOME);
            Files.writeString(HOME.resolve("fontconfig.xml"), FONTS.formatted(HOME));
            var done = run(
                            "npm",
                            "install",
                            "--prefix",
                            ".",
                            "--no-save",
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "--fetch-retries=1",
                            "--fetch-timeout=60000",
                            "@sparticuz/chromium@" + VERSION)
                    && run("node", "--eval", INFLATE)
                    && run("tar", "--extract", "--file", "al2023.tar")
                    && run("tar", "--extract", "--file", "swiftshader.tar")
                    && run("tar", "--extract", "--file", "fonts.tar")
                    && PROGRAM.toFile().setExecutable(true);
            if (done) {
                Files.createFile(HOME.resolve("complete"));
            }
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var done = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            return done && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
