package dev.slipway.controllers;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Handler;
import dev.slipway.controllers.route.Activator;
import java.io.PrintStream;
import java.time.InstantSource;

/** The function {@code activator}. */
public final class ActivatorHandler extends Handler {

    /** The constructor that Lambda calls once per execution environment. */
    public ActivatorHandler() {
        this(Environment.ofProcess(), Aws.shared(), System.out, InstantSource.system());
    }

    ActivatorHandler(Environment environment, Aws aws, PrintStream log, InstantSource clock) {
        super("activator", environment, new Activator(environment, aws, clock), log);
    }
}
