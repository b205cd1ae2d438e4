package dev.slipway.analysis.cost;

/**
 * A price that AWS publishes.
 *
 * @param usd US dollars for one unit, of the first tier, without tax, free tier and discounts
 * @param source the URL of AWS's page
 * @param asOf the day on which the page was read: {@code 2026-09-11}
 */
public record PublishedPrice(double usd, String source, String asOf) {}
