package dev.slipway.settings;

import dev.slipway.settings.reader.Section;
import java.util.regex.Pattern;

/** The keys of a service that are errors for a job, and those of other tools for scheduled tasks. */
final class JobRefusals {
    private static final String CALLERS = "nothing connects to a job";
    private static final String COUNT = "a run has one task";
    private static final String SERVICE = "remove it, or move the section to slipway:services";
    private static final String REMOVE = "remove it";
    private static final Pattern TIME = Pattern.compile("(\\d{1,5})(s|m|h)");

    private JobRefusals() {}

    static void check(Section job) {
        job.refuse("port", CALLERS, SERVICE);
        job.refuse("ports", CALLERS, SERVICE);
        job.refuse("ingress", CALLERS, SERVICE);
        job.refuse("routes", CALLERS, SERVICE);
        job.refuse("discoverable", CALLERS, SERVICE);
        job.refuse("count", COUNT, "remove it, and set overlap to allow for several runs at a time");
        job.refuse("scale", COUNT, REMOVE);
        job.refuse("onDemandBase", COUNT, "remove it, and set spot to 0 or 100");
        job.refuse("sleep", "a job does not run between its runs", REMOVE);
        job.refuse("deploy", "a deployment starts no run; the next one has the new revision", REMOVE);
        job.refuse("migrate", "a migration runs before a service is updated", "set it for a service of the same image");
        job.refuse("migrateTimeoutSeconds", "a migration runs before a service is updated", REMOVE);
        job.refuse("compute", "a job runs on Fargate", REMOVE);
        job.refuse(
                "rollOut", "pushes are rolled out to services", "set build to a folder with a Dockerfile, or imageOf");
        // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html
        job.refuse(
                "connects",
                "Service Connect is for tasks of services",
                "call the service by the address of the balancer or the API");
        job.refuse(
                "timeout", "the time limit is a number of minutes", written -> "set timeoutMinutes" + minutes(written));
    }

    /** The time in minutes, rounded up; empty for a text that is no time. */
    private static String minutes(String written) {
        var time = TIME.matcher(written);
        if (!time.matches()) {
            return "";
        }
        var number = Integer.parseInt(time.group(1));
        return " to "
                + switch (time.group(2)) {
                    case "s" -> Math.max(1, (number + 59) / 60);
                    case "m" -> number;
                    default -> number * 60;
                };
    }
}
