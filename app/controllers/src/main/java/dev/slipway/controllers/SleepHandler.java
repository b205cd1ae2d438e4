package dev.slipway.controllers;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Handler;
import dev.slipway.controllers.sleep.Sleep;
import java.io.PrintStream;

/** The function {@code sleep}. */
public final class SleepHandler extends Handler {

    /** The constructor that Lambda calls once per execution environment. */
    public SleepHandler() {
        this(Environment.ofProcess(), Aws.shared(), System.out);
    }

    SleepHandler(Environment environment, Aws aws, PrintStream log) {
        super("sleep", environment, new Sleep(environment, aws), log);
    }
}
