package dev.slipway.settings;

import dev.slipway.settings.reader.Section;

/** The keys of a service that mean nothing to a Lambda function. */
final class FunctionRefusals {
    private static final String ALONE = "a function is one container";
    private static final String SCALES = "Lambda starts what the requests need";
    private static final String TASKS = "remove it, or set compute to fargate";

    private FunctionRefusals() {}

    static void tell(Section service) {
        service.refuse("cpu", "Lambda gives CPU along with memory", "remove it, and set memory");
        service.refuse("count", SCALES, "remove it");
        service.refuse("scale", SCALES, "remove it");
        service.refuse("spot", "Lambda has no Spot", "remove it");
        service.refuse("onDemandBase", "Lambda has no Spot", "remove it");
        service.refuse("health", "Lambda asks no function for its health", "remove it");
        service.refuse("sleep", "nothing runs while nobody uses a function", "remove it");
        service.refuse("assignPublicIp", "a function has no address of its own", TASKS);
        service.refuse("exec", "nobody can open a shell in a function", TASKS);
        service.refuse("sidecars", ALONE, TASKS);
        service.refuse("after", ALONE, TASKS);
        service.refuse(
                "secrets",
                "Lambda fills no variable from a secret",
                "have the application read it by its ARN, as it does with DB_SECRET_ARN, or set compute to fargate");
        service.refuse("secretFiles", "Lambda writes no file from a secret", TASKS);
        service.refuse("secretFilesImage", "Lambda writes no file from a secret", TASKS);
        service.refuse(
                "rollOut", "pushes are rolled out to tasks", "name a folder as build, or set compute to fargate");
        service.refuse("deploy", "ECS deploys no function", TASKS);
        service.refuse("logs", "a function's log goes to CloudWatch alone", TASKS);
        service.refuse("tracing", "the collector is a container beside the service's, and " + ALONE, TASKS);
        service.refuse("connects", "a function has no names of other services", TASKS);
        var migrates = "a migration is a task";
        service.refuse("migrate", migrates, "name it in a service with compute fargate that uses the same database");
        service.refuse("migrateTimeout", migrates, "remove it");
    }
}
