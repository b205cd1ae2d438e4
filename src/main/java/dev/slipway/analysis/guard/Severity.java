package dev.slipway.analysis.guard;

import com.google.gson.annotations.SerializedName;

/** Severity of a finding, the highest first. */
public enum Severity {
    /** Stops {@code pulumi up} until the violation is fixed or waived. */
    @SerializedName("error")
    ERROR,
    /** Printed, without stopping anything. */
    @SerializedName("warning")
    WARNING
}
