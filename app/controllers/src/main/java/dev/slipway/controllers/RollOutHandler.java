package dev.slipway.controllers;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Handler;
import dev.slipway.controllers.rollout.ImageRollOut;
import java.io.PrintStream;

/** The function {@code rollOut}. */
public final class RollOutHandler extends Handler {

    /** The constructor that Lambda calls once per execution environment. */
    public RollOutHandler() {
        this(Environment.ofProcess(), Aws.shared(), System.out);
    }

    RollOutHandler(Environment environment, Aws aws, PrintStream log) {
        super("rollOut", environment, new ImageRollOut(environment, aws), log);
    }
}
