package dev.slipway.analysis.cost;

import java.util.LinkedHashMap;
import java.util.Map;

/** Usage and discounts that an estimate assumes, because a plan does not contain them. */
public record Assumptions(
        RequestTraffic traffic,
        DataVolume volume,
        DatabaseUsage database,
        CacheUsage cache,
        JobUsage jobs,
        Discounts discounts) {
    public static final Assumptions DEFAULT = new Assumptions(
            RequestTraffic.DEFAULT,
            DataVolume.DEFAULT,
            DatabaseUsage.DEFAULT,
            CacheUsage.DEFAULT,
            JobUsage.DEFAULT,
            Discounts.DEFAULT);

    /** The assumptions by their keys in {@code slipway:cost}. */
    public Map<String, Object> byKey() {
        var keys = new LinkedHashMap<String, Object>();
        keys.put("requestsPerMonth", traffic.requestsPerMonth());
        keys.put("responseKb", traffic.responseKb());
        keys.put("logKb", traffic.logKb());
        keys.put("callsPerMonth", traffic.callsPerMonth());
        keys.put("callMillis", traffic.callMillis());
        keys.put("natGb", volume.nat());
        keys.put("endpointGb", volume.endpoints());
        keys.put("flowLogGb", volume.flowLogs());
        keys.put("storedGb", volume.stored());
        keys.put("imageGb", volume.image());
        keys.put("fileTransferGb", volume.fileTransfer());
        keys.put("databaseAcu", database.acu());
        keys.put("databaseGb", database.gb());
        keys.put("databaseIoPerRequest", database.ioPerRequest());
        keys.put("cacheGb", cache.gb());
        keys.put("cacheCommandsPerRequest", cache.commandsPerRequest());
        keys.put("jobMinutes", jobs.minutes());
        keys.put("jobRunsPerMonth", jobs.runsPerMonth());
        keys.put("spotDiscountPercent", discounts.spotDiscountPercent());
        keys.put("freeTier", discounts.freeTier());
        return keys;
    }
}
