package dev.slipway.controllers;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Handler;
import dev.slipway.controllers.sleep.Kill;
import java.io.PrintStream;

/** The function {@code kill}. */
public final class KillHandler extends Handler {

    /** The constructor that Lambda calls once per execution environment. */
    public KillHandler() {
        this(Environment.ofProcess(), Aws.shared(), System.out);
    }

    KillHandler(Environment environment, Aws aws, PrintStream log) {
        super("kill", environment, new Kill(environment, aws), log);
    }
}
