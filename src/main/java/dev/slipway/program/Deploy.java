package dev.slipway.program;

import com.pulumi.Context;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.StackOptions;
import dev.slipway.analysis.guard.GuardRails;
import dev.slipway.settings.reader.StackConfig;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pulumirpc.Resource.ResourceInvokeRequest;

/**
 * A run for Pulumi's engine: the preflight, so that errors in settings and findings of guard rails appear before any
 * resource is registered, while AWS answers the look-ups of existing resources; then the packages of images and
 * controllers; then the results of the look-ups, so that no resource is created if one fails; then the registration of
 * the resources.
 */
public final class Deploy {
    private final @Nullable Preflight preflight;
    private final @Nullable RunException refusal;

    private Deploy(@Nullable Preflight preflight, @Nullable RunException refusal) {
        this.preflight = preflight;
        this.refusal = refusal;
    }

    /**
     * Checks a stack. A refusal is thrown by {@link #run}, so that the engine shows it as a message of the program.
     *
     * @param lookUps starts the look-up of an existing resource, while the stack is checked
     */
    public static Deploy of(StackConfig config, StackProgram program, Consumer<ResourceInvokeRequest> lookUps) {
        try {
            var preflight = Preflight.of(config, program, lookUps);
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
        if (preflight == null) {
            throw Optional.ofNullable(refusal).orElseThrow();
        }
        if (preflight.settings().budget().isPresent()) {
            var estimate = preflight.estimate();
            Stream.of(preflight.overBudget(estimate), preflight.uncheckedBudget(estimate))
                    .flatMap(Optional::stream)
                    .forEach(line -> context.log().warn(line));
        }
        Images.missingSecrets(preflight.settings()).forEach(context.log()::warn);
        Images.prepare(preflight.settings(), line -> context.log().info(line));
        LookUps.check(preflight.plan(), preflight.stack());
        PlannedRoles.warning(preflight.plan()).ifPresent(line -> context.log().warn(line));
        preflight.program().register(context, preflight.settings());
    }
}
