package dev.slipway.analysis.cost;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an estimate takes for granted, for a plan does not tell it. */
public record Assumptions(RequestTraffic traffic, DataVolume volume, DatabaseUsage database, Discounts terms) {
    public static final Assumptions USUAL =
            new Assumptions(RequestTraffic.USUAL, DataVolume.USUAL, DatabaseUsage.USUAL, Discounts.USUAL);

    /** Each by its key in {@code slipway:cost}. */
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
        keys.put("databaseAcu", database.acu());
        keys.put("databaseGb", database.gb());
        keys.put("databaseIoPerRequest", database.ioPerRequest());
        keys.put("spotDiscountPercent", terms.spotDiscountPercent());
        keys.put("freeTier", terms.freeTier());
        return keys;
    }
}
