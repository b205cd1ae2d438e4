package dev.slipway.program;

import com.pulumi.Context;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.StackOptions;
import dev.slipway.analysis.guard.GuardRails;
import dev.slipway.engine.SdkBusyLoopThrottle;
import dev.slipway.settings.reader.StackConfig;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run for Pulumi's engine: the settings; then the preflight, so that errors in settings and findings of guard rails
 * appear before any resource is registered, while AWS answers the look-ups of existing resources; then the packages of
 * images and controllers; then the results of the look-ups, so that no resource is created if one fails; then the
 * registration of the resources.
 */
public final class Deploy {
    private final @Nullable RunSettings read;
    private final @Nullable RunException refusal;

    private Deploy(@Nullable RunSettings read, @Nullable RunException refusal) {
        this.read = read;
        this.refusal = refusal;
    }

    /** Reads a stack. A refusal is thrown by {@link #run}, so that the engine shows it as a message of the program. */
    public static Deploy of(StackConfig config, StackProgram program) {
        try {
            return new Deploy(RunSettings.read(config, program), null);
        } catch (RunException e) {
            return new Deploy(null, e);
        }
    }

    public StackOptions options() {
        return read == null ? StackOptions.Empty : read.options();
    }

    /** Checks the stack and registers its resources. */
    public void run(Context context) {
        SdkBusyLoopThrottle.slow();
        if (read == null) {
            throw Optional.ofNullable(refusal).orElseThrow();
        }
        var lookUps = new LookUps(read.stack().references());
        var preflight = Preflight.of(read, lookUps::start);
        GuardRails.throwOnErrors(preflight.findings());
        if (preflight.settings().budget().isPresent()) {
            var estimate = preflight.estimate();
            Stream.of(preflight.overBudget(estimate), preflight.uncheckedBudget(estimate))
                    .flatMap(Optional::stream)
                    .forEach(line -> context.log().warn(line));
        }
        Images.missingSecrets(preflight.settings()).forEach(context.log()::warn);
        Images.prepare(preflight.settings(), line -> context.log().info(line));
        lookUps.check(preflight.plan());
        PlannedRoles.warning(preflight.plan()).ifPresent(line -> context.log().warn(line));
        preflight.program().register(context, preflight.settings());
    }
}
