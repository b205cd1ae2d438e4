package dev.slipway.controllers;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Handler;
import dev.slipway.controllers.route.Doorman;
import java.io.PrintStream;

/** The function {@code doorman}. */
public final class DoormanHandler extends Handler {

    /** As Lambda makes it, once a container. */
    public DoormanHandler() {
        this(Environment.ofProcess(), Aws.shared(), System.out);
    }

    DoormanHandler(Environment environment, Aws aws, PrintStream log) {
        super("doorman", environment, new Doorman(environment, aws), log);
    }
}
