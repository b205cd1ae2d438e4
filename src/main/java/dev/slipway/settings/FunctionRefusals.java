package dev.slipway.settings;

import dev.slipway.settings.reader.Section;

/** The keys of a service that are errors with {@code compute: lambda}. */
final class FunctionRefusals {
    private static final String CONTAINER = "a function has one container";
    private static final String SCALING = "Lambda scales a function by its requests";
    private static final String MIGRATION = "a migration runs as a task";
    static final String FARGATE = "remove it, or set compute to fargate";

    private FunctionRefusals() {}

    static void check(Section service) {
        service.refuse("cpu", "Lambda assigns CPU by memory", "remove it, and set memory");
        service.refuse("count", SCALING, "remove it");
        service.refuse("scale", SCALING, "remove it");
        service.refuse("spot", "Lambda has no Spot", "remove it");
        service.refuse("onDemandBase", "Lambda has no Spot", "remove it");
        service.refuse("health", "Lambda has no health checks", "remove it");
        service.refuse("sleep", "a function does not run between requests", "remove it");
        service.refuse("assignPublicIp", "a function has no address of its own", FARGATE);
        service.refuse("exec", "ECS Exec does not work with functions", FARGATE);
        service.refuse("sidecars", CONTAINER, FARGATE);
        service.refuse("dependsOn", CONTAINER, FARGATE);
        service.refuse("stopTimeoutSeconds", "ECS does not stop functions", FARGATE);
        service.refuse(
                "secrets",
                "Lambda sets no variable from a secret",
                "have the application read it by its ARN, as it does with DB_SECRET_ARN, or set compute to fargate");
        service.refuse("secretFiles", "Lambda writes no file from a secret", FARGATE);
        service.refuse("secretFilesImage", "Lambda writes no file from a secret", FARGATE);
        service.refuse(
                "rollOut",
                "pushes are rolled out to tasks",
                "set build to a folder with a Dockerfile, or compute to fargate");
        service.refuse("deploy", "ECS does not deploy functions", FARGATE);
        service.refuse("logs", "the logs of a function go to CloudWatch only", FARGATE);
        service.refuse("tracing", "the collector runs in a sidecar, and " + CONTAINER, FARGATE);
        service.refuse("connects", "a function cannot use Service Connect", FARGATE);
        service.refuse("migrate", MIGRATION, "set it for a service with compute fargate that uses the same database");
        service.refuse("migrateTimeoutSeconds", MIGRATION, "remove it");
    }
}
