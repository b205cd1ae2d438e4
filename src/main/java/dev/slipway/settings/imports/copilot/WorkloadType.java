package dev.slipway.settings.imports.copilot;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of a <a href="https://aws.github.io/copilot-cli/docs/manifest/overview/">manifest</a> of a service or job. */
enum WorkloadType {
    LOAD_BALANCED("Load Balanced Web Service"),
    BACKEND("Backend Service"),
    WORKER("Worker Service"),
    REQUEST_DRIVEN("Request-Driven Web Service"),
    STATIC_SITE("Static Site"),
    JOB("Scheduled Job");

    /** The type of an environment's manifest. */
    static final String ENVIRONMENT = "Environment";

    private final String title;

    WorkloadType(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Optional<WorkloadType> of(String title) {
        return Arrays.stream(values()).filter(type -> type.title.equals(title)).findFirst();
    }

    /** All types, for messages. */
    static String titles() {
        return Arrays.stream(values()).map(WorkloadType::title).collect(Collectors.joining(", "));
    }
}
