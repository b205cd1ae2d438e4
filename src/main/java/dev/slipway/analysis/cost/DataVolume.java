package dev.slipway.analysis.cost;

/**
 * How much data a stack moves, in a month of use around the clock, and keeps, in GB.
 *
 * @param nat through all NAT gateways
 * @param endpoints through all interface endpoints
 * @param flowLogs written of the VPC's traffic
 * @param stored in each table and bucket
 * @param image of one kept image
 */
public record DataVolume(double nat, double endpoints, double flowLogs, double stored, double image) {
    public static final DataVolume USUAL = new DataVolume(10, 10, 1, 1, 0.25);
}
