package dev.slipway.analysis.cost;

import java.util.Locale;

/** Amounts of US dollars as text, with two decimals and no currency sign. */
public final class Dollars {
    /** The smallest amount that is not written as {@code 0.00}: half a cent. */
    public static final double MIN_SHOWN = 0.005;

    private Dollars() {}

    /** The amount: {@code 12.30}. */
    public static String text(double usd) {
        return String.format(Locale.ROOT, "%.2f", usd);
    }

    /** The difference with its sign: {@code +12.30}; without one where it is less than half a cent. */
    public static String change(double usd) {
        return Math.abs(usd) < MIN_SHOWN ? "0.00" : String.format(Locale.ROOT, "%+.2f", usd);
    }
}
