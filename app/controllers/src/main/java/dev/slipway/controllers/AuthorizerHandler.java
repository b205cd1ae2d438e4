package dev.slipway.controllers;

import dev.slipway.controllers.aws.Aws;
import dev.slipway.controllers.lambda.Environment;
import dev.slipway.controllers.lambda.Handler;
import dev.slipway.controllers.origin.OriginCheck;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/** The function {@code authorizer}. */
public final class AuthorizerHandler extends Handler {

    /** The constructor that Lambda calls once per execution environment. */
    public AuthorizerHandler() {
        this(Environment.ofProcess(), Aws.shared(), System.out, InstantSource.system());
    }

    AuthorizerHandler(Environment environment, Aws aws, PrintStream log, InstantSource clock) {
        super("authorizer", environment, List.of("API"), new OriginCheck(environment, aws, clock), log);
    }
}
