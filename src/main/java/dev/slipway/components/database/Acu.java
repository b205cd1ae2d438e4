package dev.slipway.components.database;

import dev.slipway.base.SpecException;

/**
 * An amount of Aurora capacity units, each about 2 GiB of memory with the corresponding processing power: 0 to 256 in
 * steps of 0.5. See <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ServerlessV2ScalingConfiguration.html">
 * ServerlessV2ScalingConfiguration</a>.
 */
public record Acu(double units) implements Comparable<Acu> {
    private static final double STEP = 0.5;
    private static final double MAX = 256;

    public Acu {
        if (!(units >= 0 && units <= MAX)) {
            throw new SpecException("0 to 256 ACUs are allowed", "set it to %s".formatted(units > MAX ? "256" : "0.5"));
        }
        if (units % STEP != 0) {
            throw new SpecException(
                    "steps of 0.5 ACU are allowed",
                    "set it to %s".formatted(text(Math.max(STEP, Math.rint(units / STEP) * STEP))));
        }
    }

    @Override
    public int compareTo(Acu other) {
        return Double.compare(units, other.units);
    }

    @Override
    public String toString() {
        return text(units);
    }

    private static String text(double units) {
        return units == Math.rint(units) ? Long.toString((long) units) : Double.toString(units);
    }
}
