package dev.slipway.settings.imports.compose;

import dev.slipway.settings.imports.DraftSection;
import dev.slipway.settings.imports.ShellWords;
import dev.slipway.settings.imports.SourceFields;
import java.util.List;
import java.util.Map;

/** Reader of the fields about the process of a container, and reporter of those that Fargate does not have. */
final class ComposeContainerOptions {
    private static final String HOST =
            "Fargate gives no access to the machine and its kernel: leave it out, or keep this service on machines of your own";
    private static final String NETWORK =
            "each task has an address of its own in the VPC; services call each other by connects";
    private static final String MANAGED = "ECS does it by itself";
    private static final Map<String, String> LOST = Map.ofEntries(
            Map.entry("privileged", HOST),
            Map.entry(
                    "cap_add",
                    "Fargate adds SYS_PTRACE alone, and Slipway has no key for it: an extension (docs/how-to/own-resources.md)"),
            Map.entry("cap_drop", "Slipway has no key for capabilities: readOnly and user restrict a container"),
            Map.entry("devices", HOST),
            Map.entry("device_cgroup_rules", HOST),
            Map.entry("gpus", "Fargate has no GPUs: ECS on EC2 or AWS Batch beside the stack"),
            Map.entry("sysctls", "Slipway has no key for kernel parameters of a task"),
            Map.entry("security_opt", HOST),
            Map.entry("group_add", "user has one group: write it as user: 1000:1000"),
            Map.entry("ipc", HOST),
            Map.entry("pid", HOST),
            Map.entry("uts", HOST),
            Map.entry("userns_mode", HOST),
            Map.entry("cgroup", HOST),
            Map.entry("cgroup_parent", HOST),
            Map.entry("blkio_config", HOST),
            Map.entry("mac_address", NETWORK),
            Map.entry("dns", "tasks use the resolver of the VPC: a Route 53 Resolver rule forwards names"),
            Map.entry("dns_search", "tasks use the resolver of the VPC: write full names"),
            Map.entry("dns_opt", "tasks use the resolver of the VPC"),
            Map.entry(
                    "extra_hosts",
                    "Fargate writes no hosts file: a private hosted zone of Route 53, or the address itself in the variable"),
            Map.entry("shm_size", "Fargate has no size of /dev/shm: a scratch volume for files of the application"),
            Map.entry("oom_kill_disable", HOST),
            Map.entry("oom_score_adj", HOST),
            Map.entry("mem_swappiness", "Fargate has no swap space: raise memory"),
            Map.entry("memswap_limit", "Fargate has no swap space: raise memory"),
            Map.entry("pids_limit", "Fargate has no limit of processes"),
            Map.entry("storage_opt", "diskGiB is the disk of the task"),
            Map.entry(
                    "volumes_from",
                    "name each shared volume under volumes: a file system, or a scratch volume of one task"),
            Map.entry("external_links", NETWORK),
            Map.entry("runtime", HOST),
            Map.entry("isolation", "an option of Windows"),
            Map.entry("credential_spec", "an option of Windows"),
            Map.entry(
                    "post_start",
                    "no hook runs in a container: migrate runs before a deployment, a sidecar beside the container"),
            Map.entry("pre_stop", "no hook runs in a container: the application handles the stop signal"),
            Map.entry("stop_signal", "ECS sends the STOPSIGNAL of the image: write it into the Dockerfile"),
            Map.entry("provider", "the service is not a container: an extension (docs/how-to/own-resources.md)"),
            Map.entry("models", "a model is not a container: Amazon Bedrock, with its permissions under allow"),
            Map.entry("use_api_socket", HOST),
            Map.entry("label_file", "write the labels under dockerLabels"),
            Map.entry("annotations", "ECS has none: dockerLabels, or slipway:tags"),
            Map.entry("driver_opts", HOST),
            Map.entry("volume_driver", "EFS and scratch volumes are the kinds of volumes"));
    private static final Map<String, String> IGNORED = Map.ofEntries(
            Map.entry("container_name", "ECS names containers; others call it by the service's name"),
            Map.entry("hostname", "ECS names the machine; others call it by the service's name"),
            Map.entry("domainname", "ECS names the machine; others call it by the service's name"),
            Map.entry("stdin_open", "a terminal in a container is that of exec: true, see ./slipway exec"),
            Map.entry("tty", "a terminal in a container is that of exec: true, see ./slipway exec"),
            Map.entry("pull_policy", "each new task pulls its image"),
            Map.entry("logging", "containers log to CloudWatch, for slipway:logs.retentionDays"),
            Map.entry("log_driver", "containers log to CloudWatch, for slipway:logs.retentionDays"),
            Map.entry("log_opt", "containers log to CloudWatch, for slipway:logs.retentionDays"),
            Map.entry("attach", "a terminal shows logs by ./slipway logs"),
            Map.entry("develop", "settings of a development machine"),
            Map.entry("networks", "services reach each other by connects only, in one network"),
            Map.entry("cpu_shares", "cpu is the size of the task"),
            Map.entry("cpu_quota", "cpu is the size of the task"),
            Map.entry("cpu_period", "cpu is the size of the task"),
            Map.entry("cpu_count", "cpu is the size of the task"),
            Map.entry("cpu_percent", "cpu is the size of the task"),
            Map.entry("cpu_rt_runtime", "cpu is the size of the task"),
            Map.entry("cpu_rt_period", "cpu is the size of the task"),
            Map.entry("cpuset", "cpu is the size of the task"),
            Map.entry("links", "connects and uses name what a service calls"),
            Map.entry("profiles", "the profile is active in this import"));

    private ComposeContainerOptions() {}

    static void read(ComposeService service) {
        var fields = service.fields();
        var draft = service.draft();
        words(service, "entrypoint", "entryPoint");
        words(service, "command", "command");
        fields.text("working_dir").ifPresent(text -> draft.take("workingDirectory", text));
        fields.text("user").ifPresent(text -> draft.take("user", text));
        fields.flag("init").ifPresent(flag -> draft.take("init", flag));
        fields.flag("read_only").ifPresent(flag -> draft.take("readOnly", flag));
        labels(service);
        ulimits(service);
        fields.duration("stop_grace_period").ifPresent(duration -> {
            var wanted = duration.value().toSeconds();
            var seconds = (int) Math.max(2, Math.min(120, wanted));
            draft.change(
                    "stopTimeoutSeconds",
                    seconds,
                    duration.source(),
                    seconds == wanted ? "" : "2 to 120 is allowed: %d is written".formatted(seconds));
        });
        if (service.source().member("stop_grace_period").isEmpty()) {
            draft.preset(
                    "stopTimeoutSeconds",
                    10,
                    service.source(),
                    "Compose's default of stop_grace_period is 10s, that of ECS 30");
        }
        fields.text("restart").ifPresent(restart -> {
            if (service.isJob()) {
                service.report().taken(restart.source(), service.draft().path());
            } else if (restart.value().matches("always|unless-stopped")) {
                service.report().taken(restart.source(), service.draft().path());
            } else {
                service.report()
                        .changed(
                                restart.source(),
                                service.draft().path(),
                                "ECS always replaces a container of a service that ends; one that ends by itself is a job: move it to slipway:jobs");
            }
        });
        networkMode(service);
        LOST.forEach((key, reason) ->
                fields.value(key).ifPresent(value -> service.report().lost(value, reason)));
        IGNORED.forEach((key, reason) ->
                fields.value(key).ifPresent(value -> service.report().ignored(value, reason)));
        fields.source().members().forEach((key, value) -> {
            if (key.startsWith("x-")) {
                service.report().ignored(value, "an extension field");
            }
        });
    }

    private static void networkMode(ComposeService service) {
        service.fields().text("network_mode").ifPresent(mode -> {
            var note = NETWORK;
            if (mode.value().equals("host")) {
                note = "the container has no port in the file: write its port, and ingress for requests of others";
            } else if (mode.value().matches("(service|container):.*")) {
                var other = mode.value().replaceFirst("^\\w+:", "");
                note = service.scope().services().containsKey(other)
                        ? "the containers share an address: write this one under sidecars of %s".formatted(other)
                        : "the containers share an address, and %s is not a service of the stack: call what replaces it by its own"
                                .formatted(other);
            }
            service.report().lost(mode.source(), note);
        });
    }

    private static void words(ComposeService service, String field, String key) {
        service.fields().texts(field).ifPresent(texts -> {
            var source = texts.source();
            var words = ShellWords.of(source);
            if (words.isEmpty()) {
                service.report().ignored(source, "an empty command is that of the image");
                return;
            }
            var called = words.stream()
                    .map(word -> ContainerVariables.calls(service, "", word, source))
                    .toList();
            if (called.equals(words)) {
                service.draft().take(key, words, source);
            } else {
                service.draft().change(key, called, source, "services are called by their names");
            }
            storeNames(service, source, words);
        });
    }

    /** A command that names a container of a store. */
    private static void storeNames(
            ComposeService service, dev.slipway.settings.imports.SourceValue source, List<String> words) {
        var stores = service.scope().hosts(service.scope().stores()::containsKey);
        if (!stores.isEmpty()
                && words.stream()
                        .anyMatch(word -> CallPattern.of(stores).matcher(word).find())) {
            service.report()
                    .open(
                            source,
                            service.key("command"),
                            "it names a container of a store, which is one of AWS now: take the address from the variables of uses");
        }
    }

    private static void labels(ComposeService service) {
        var source = service.fields().value("labels");
        var entries = ComposeEntries.of(service.fields(), "labels");
        if (entries.isEmpty()) {
            return;
        }
        entries.stream()
                .filter(label -> !label.name().isEmpty() && !label.name().contains(" "))
                .forEach(label -> service.draft()
                        .section("dockerLabels")
                        .put(label.name(), label.value().orElse("")));
        service.report()
                .changed(
                        source.orElseThrow(),
                        service.key("dockerLabels"),
                        "nothing on AWS reads labels: rules of a reverse proxy become hosts and paths under routes");
    }

    private static void ulimits(ComposeService service) {
        service.fields().section("ulimits").ifPresent(limits -> {
            limits.value("nofile").ifPresent(value -> {
                var nofile = DraftSection.detached(service.key("ulimits.nofile"), service.report());
                if (value.isObject()) {
                    limits.section(value)
                            .ifPresent(pair -> List.of("soft", "hard").forEach(key -> pair.integer(key, 1, 1_048_576)
                                    .ifPresent(number -> nofile.take(key, number))));
                } else {
                    limits.integer(value, 1, 1_048_576).ifPresent(number -> {
                        nofile.put("soft", number.value());
                        nofile.take("hard", number);
                    });
                }
                service.draft().section("ulimits").put("nofile", nofile);
            });
            others(service, limits);
        });
    }

    private static void others(ComposeService service, SourceFields limits) {
        limits.source().members().forEach((key, value) -> {
            if (!key.equals("nofile")) {
                service.report().lost(value, "Fargate changes the limit nofile alone");
            }
        });
    }
}
