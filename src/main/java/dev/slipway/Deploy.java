package dev.slipway;

import com.pulumi.Context;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.StackOptions;
import dev.slipway.guard.GuardRails;
import dev.slipway.plan.SdkLoop;
import dev.slipway.settings.StackConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run for a real engine: first the preflight, so that bad settings and broken guard rails are told before any cloud
 * call; then what images and controllers are made from is packaged; then the resources are registered.
 */
final class Deploy {
    private final @Nullable Preflight preflight;
    private final @Nullable RunException refusal;

    private Deploy(@Nullable Preflight preflight, @Nullable RunException refusal) {
        this.preflight = preflight;
        this.refusal = refusal;
    }

    /** Checks a stack. A refusal is kept for {@link #run}, where the engine shows it as a message of the program. */
    static Deploy of(StackConfig config) {
        try {
            var preflight = Preflight.of(config);
            GuardRails.refuse(preflight.findings());
            return new Deploy(preflight, null);
        } catch (RunException e) {
            return new Deploy(null, e);
        }
    }

    StackOptions options() {
        return preflight == null ? StackOptions.Empty : preflight.options();
    }

    /** Registers the stack's resources. */
    void run(Context context) {
        SdkLoop.slow();
        if (preflight == null) {
            throw Optional.ofNullable(refusal).orElseThrow();
        }
        if (preflight.settings().budget().monthly().isPresent()) {
            preflight.overBudget(preflight.estimate()).ifPresent(line -> context.log()
                    .warn(line));
        }
        preflight.settings().prepare(line -> context.log().info(line));
        App.stack(context, preflight.settings());
    }
}
