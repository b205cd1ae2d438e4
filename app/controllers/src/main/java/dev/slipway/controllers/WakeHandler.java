package dev.slipway.controllers;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Handler;
import dev.slipway.controllers.service.Wake;
import java.io.PrintStream;

/** The function {@code wake}. */
public final class WakeHandler extends Handler {

    /** The constructor that Lambda calls once per execution environment. */
    public WakeHandler() {
        this(Environment.ofProcess(), Aws.shared(), System.out);
    }

    WakeHandler(Environment environment, Aws aws, PrintStream log) {
        super("wake", environment, new Wake(environment, aws), log);
    }
}
