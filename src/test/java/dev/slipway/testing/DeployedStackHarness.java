package dev.slipway.testing;

import dev.slipway.base.LocalEnvironment;
import dev.slipway.cli.Slipway;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Base class of tests that run commands on a deployed stack, {@code dev}, with a fake AWS and a fake Pulumi CLI. */
public abstract class DeployedStackHarness extends CommandHarness {
    protected final FakeAws aws = FakeAws.start();

    @TempDir
    protected Path folder;

    @AfterEach
    protected final void stopAws() {
        aws.close();
    }

    /** The outputs of the stack, in JSON. */
    protected String outputs() {
        return DeployedStackFixture.OUTPUTS;
    }

    /** The programs that commands start. */
    protected final FakePrograms programs() {
        return programs(outputs());
    }

    /** The programs that commands start, of which the Pulumi CLI answers with these outputs. */
    protected FakePrograms programs(String outputs) {
        return new FakePrograms(folder).addPulumi("dev", outputs);
    }

    @Override
    protected final LocalEnvironment environment() {
        return programs().machine();
    }

    /** A command in its own JVM, for tests that end it by a signal. */
    protected final ProcessBuilder process(FakePrograms programs, String... words) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Daws.endpointUrl=" + System.getProperty("aws.endpointUrl"),
                "-Daws.accessKeyId=test",
                "-Daws.secretAccessKey=test",
                "-Dslipway.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Slipway.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(programs.machine().environment());
        return builder;
    }
}
