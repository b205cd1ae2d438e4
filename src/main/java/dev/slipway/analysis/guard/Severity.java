package dev.slipway.analysis.guard;

import com.google.gson.annotations.SerializedName;

/** How much a finding weighs, the heaviest first. */
public enum Severity {
    /** Stops {@code pulumi up} until it is mended or waived. */
    @SerializedName("error")
    ERROR,
    /** Is printed, and stops nothing. */
    @SerializedName("warning")
    WARNING
}
