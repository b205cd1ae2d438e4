package dev.slipway.realengine;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.cli.Slipway;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A stack as somebody operates it by the command line, in this process: the SDK finds the emulated AWS by system
 * properties, which no other test may rely on meanwhile.
 */
final class OperatedStack implements AutoCloseable {
    private static final String FILE = "src/test/engine/Pulumi.operated.yaml";

    /**
     * The result of a command.
     *
     * @param code its exit code
     */
    record Ended(int code, String out, String err) {}

    private final EmulatedAws aws;
    private final EngineStack stack;
    private final Map<String, String> properties;

    private OperatedStack(EmulatedAws aws, EngineStack stack) {
        this.aws = aws;
        this.stack = stack;
        this.properties = Map.of(
                "aws.endpointUrl", aws.endpoint().toString(), "aws.accessKeyId", "test", "aws.secretAccessKey", "test");
        properties.forEach(System::setProperty);
    }

    /** A stack before its first deployment. */
    static OperatedStack create() {
        return create(FILE);
    }

    /** The same with another stack file. */
    static OperatedStack create(String file) {
        var aws = EmulatedAws.start();
        return new OperatedStack(aws, StackEngineTest.create(aws, file));
    }

    /** A stack before its first deployment, whose program is the compiled classes of this test. */
    static OperatedStack createOfClasses(String file) {
        var aws = EmulatedAws.start();
        return new OperatedStack(aws, StackEngineTest.createOfClasses(aws, file));
    }

    EmulatedAws aws() {
        return aws;
    }

    EngineStack stack() {
        return stack;
    }

    /** Calls {@code ./slipway} with these words. */
    Ended call(String... words) {
        return call(stack.machine(), words);
    }

    /** The same with more programs on the PATH. */
    Ended callWith(Path programs, String... words) {
        var environment = new HashMap<>(stack.machine().environment());
        environment.put("PATH", programs + File.pathSeparator + environment.get("PATH"));
        return call(new LocalEnvironment(stack.machine().home(), environment), words);
    }

    private static Ended call(LocalEnvironment machine, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Slipway.commandLine(machine)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new Ended(code, out.toString(), err.toString());
    }

    @Override
    public void close() {
        properties.keySet().forEach(System::clearProperty);
        try (aws) {
            stack.close();
        }
    }
}
