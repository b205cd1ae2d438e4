package dev.slipway.settings;

import dev.slipway.components.controller.ControllerJar;
import java.util.function.Consumer;

/**
 * What services that sleep, and those whose images are pushed, are controlled by, and an API behind a distribution is closed
 * by.
 *
 * @param jar the code of all of them
 * @param control by what people control and watch them
 * @param sleeping whether a service sleeps
 * @param rollingOut whether a service's image is pushed
 * @param checking whether the API's requests must come by the distribution
 */
public record ControllerSettings(
        ControllerJar jar,
        ControlSettings control,
        boolean sleeping,
        boolean rollingOut,
        boolean checking,
        boolean protectedStack) {

    /** Whether there is a controller. */
    boolean needed() {
        return sleeping || rollingOut || checking;
    }

    /** Packages the code, where it is needed and stale. */
    void prepare(Consumer<String> log) {
        if (needed()) {
            jar.prepare(log);
        }
    }
}
