package dev.slipway.controllers.lambda;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a controller's preparation before Lambda takes its snapshot
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">SnapStart's hooks</a>). One that
 * fails is logged and stops nothing: the first event then does the same.
 */
record Priming(Controller controller, Log log) implements Resource {

    /** To be kept by the caller: a context only refers to it weakly. */
    static Priming registered(Controller controller, Log log) {
        var priming = new Priming(controller, log);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            controller.prime();
        } catch (RuntimeException e) {
            log.notPrimed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Connections of before the snapshot are dead, and the SDK's retries replace them.
    }
}
