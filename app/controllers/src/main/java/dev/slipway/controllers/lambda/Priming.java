package dev.slipway.controllers.lambda;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Prepares a controller before Lambda takes its snapshot
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">SnapStart's hooks</a>). A
 * failure is only logged, since the first event does the same.
 */
record Priming(Controller controller, Log log) implements Resource {

    /** Registers the hook. The caller must keep it, because the context has a weak reference. */
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
        // Connections from before the snapshot are closed; the SDK replaces them in its retries.
    }
}
