package dev.slipway.analysis.cost;

/**
 * Data that a stack transfers in a month of use around the clock, and data that it stores, in GB.
 *
 * @param nat through all NAT gateways
 * @param endpoints through all interface endpoints
 * @param flowLogs VPC flow log records
 * @param stored size of each table, bucket and file system
 * @param image size of one image in ECR
 * @param fileTransfer read from each file system, and as much written
 */
public record DataVolume(
        double nat, double endpoints, double flowLogs, double stored, double image, double fileTransfer) {
    public static final DataVolume DEFAULT = new DataVolume(10, 10, 1, 1, 0.25, 10);
}
