package dev.slipway.orders;

import io.micronaut.runtime.Micronaut;

/** Starts the service on port 8080, or on the one that the environment variable {@code PORT} names. */
public final class Application {

    private Application() {}

    public static void main(String[] args) {
        Micronaut.build(args).mainClass(Application.class).banner(false).start();
    }
}
