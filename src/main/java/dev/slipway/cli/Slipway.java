package dev.slipway.cli;

import com.pulumi.resources.StackOptions;
import dev.slipway.App;
import dev.slipway.plan.EmbeddedEngine;
import dev.slipway.settings.StackConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

public final class Slipway {
    public static void main(String[] args) {
        long t = System.nanoTime();
        var plan = EmbeddedEngine.plan(
                new StackConfig("slipway", "dev", Path.of("."), Map.of("aws:region", "eu-west-1"), Set.of()),
                StackOptions.Empty,
                App::stack);
        System.out.println(plan.resources().size() + " " + plan.outputs() + " " + (System.nanoTime() - t) / 1000000);
        t = System.nanoTime();
        plan = EmbeddedEngine.plan(
                new StackConfig("slipway", "dev", Path.of("."), Map.of("aws:region", "eu-west-1"), Set.of()),
                StackOptions.Empty,
                App::stack);
        System.out.println(plan.resources().size() + " " + plan.outputs() + " " + (System.nanoTime() - t) / 1000000);
        System.exit(0);
    }
}
