package dev.slipway.analysis.cost;

/**
 * A price as AWS publishes it.
 *
 * @param usd dollars of the United States for one, of the first tier, without tax, free tier and discounts
 * @param source the address of AWS's page
 * @param asOf the day on which it was the current one, as in 2026-09-11
 */
public record PublishedPrice(double usd, String source, String asOf) {}
