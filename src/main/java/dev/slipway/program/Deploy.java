package dev.slipway.program;

import com.pulumi.Context;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.StackOptions;
import dev.slipway.analysis.guard.GuardRails;
import dev.slipway.engine.SdkBusyLoopThrottle;
import dev.slipway.settings.reader.StackConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run for a real engine: first the preflight, so that bad settings and broken guard rails are told before any cloud
 * call; then what images and controllers are made from is packaged; then the resources are registered.
 */
public final class Deploy {
    private final @Nullable Preflight preflight;
    private final @Nullable RunException refusal;

    private Deploy(@Nullable Preflight preflight, @Nullable RunException refusal) {
        this.preflight = preflight;
        this.refusal = refusal;
    }

    /** Checks a stack. A refusal is kept for {@link #run}, where the engine shows it as a message of the program. */
    public static Deploy of(StackConfig config, StackProgram program) {
        try {
            var preflight = Preflight.of(config, program);
            GuardRails.throwOnErrors(preflight.findings());
            return new Deploy(preflight, null);
        } catch (RunException e) {
            return new Deploy(null, e);
        }
    }

    public StackOptions options() {
        return preflight == null ? StackOptions.Empty : preflight.options();
    }

    /** Registers the stack's resources. */
    public void run(Context context) {
        SdkBusyLoopThrottle.slow();
        if (preflight == null) {
            throw Optional.ofNullable(refusal).orElseThrow();
        }
        if (preflight.settings().budget().monthly().isPresent()) {
            preflight.overBudget(preflight.estimate()).ifPresent(line -> context.log()
                    .warn(line));
        }
        preflight.settings().prepare(line -> context.log().info(line));
        preflight.program().register(context, preflight.settings());
    }
}
