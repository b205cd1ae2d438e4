package dev.slipway.settings;

import dev.slipway.settings.reader.Section;

/** The keys of a service that are errors with {@code compute: lambda}. */
final class FunctionRefusals {
    private static final String CONTAINER = "a function has one container";
    private static final String SCALING = "Lambda scales a function by its requests";
    private static final String MIGRATION = "a migration runs as a task";
    private static final String LAMBDA_IMAGE = "a function starts with the entry point of its image";
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
        service.refuse("ports", "Lambda calls one port of the container", FARGATE);
        service.refuse("sidecars", CONTAINER, FARGATE);
        service.refuse("dependsOn", CONTAINER, FARGATE);
        service.refuse("stopTimeoutSeconds", "ECS does not stop functions", FARGATE);
        service.refuse(
                "secrets",
                "Lambda sets no variable from a secret",
                "have the application read it by its ARN, as it does with DB_SECRET_ARN, or set compute to fargate");
        service.refuse("secretFiles", "Lambda writes no file from a secret", FARGATE);
        service.refuse("secretFilesImage", "Lambda writes no file from a secret", FARGATE);
        service.refuse("volumes", "Lambda mounts no volume of a task", FARGATE);
        service.refuse("diskGiB", "a function has no disk of a task", FARGATE);
        service.refuse("entryPoint", LAMBDA_IMAGE, FARGATE);
        service.refuse("workingDirectory", LAMBDA_IMAGE, FARGATE);
        service.refuse("user", "Lambda runs a function as a user of its own", FARGATE);
        service.refuse("readOnly", "the root file system of a function is always read-only", "remove it");
        service.refuse("init", "Lambda starts no init process", FARGATE);
        service.refuse("ulimits", "the limits of a function are those of Lambda", FARGATE);
        service.refuse("memoryReservation", CONTAINER, "remove it, and set memory");
        service.refuse("dockerLabels", "Lambda has no Docker labels", FARGATE);
        service.refuse(
                "environmentFiles", "only tasks read environment files", "set environment, or compute to fargate");
        service.refuse("repositoryCredentials", "Lambda pulls images of ECR by its role", "remove it");
        service.refuse(
                "rollOut",
                "pushes are rolled out to tasks",
                "set build to a folder with a Dockerfile, or compute to fargate");
        service.refuse("deploy", "ECS does not deploy functions", FARGATE);
        service.refuse("logs", "the logs of a function go to CloudWatch only", FARGATE);
        service.refuse("tracing", "the collector runs in a sidecar, and " + CONTAINER, FARGATE);
        service.refuse("connects", "a function cannot use Service Connect", FARGATE);
        service.refuse("discoverable", "a function has no name in the network", FARGATE);
        service.refuse("migrate", MIGRATION, "set it for a service with compute fargate that uses the same database");
        service.refuse("migrateTimeoutSeconds", MIGRATION, "remove it");
    }
}
