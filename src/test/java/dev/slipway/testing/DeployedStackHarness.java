package dev.slipway.testing;

import dev.slipway.base.LocalEnvironment;
import java.nio.file.Path;
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
}
