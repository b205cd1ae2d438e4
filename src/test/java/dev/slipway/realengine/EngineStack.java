package dev.slipway.realengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandException;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.LocalPulumiCommand;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.events.StepEventMetadata;
import dev.slipway.App;
import dev.slipway.base.LocalEnvironment;
import dev.slipway.cli.project.NewProject;
import dev.slipway.engine.Plan;
import dev.slipway.settings.reader.StackFile;
import dev.slipway.testing.BuildFolders;
import dev.slipway.testing.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stack of this program that a Pulumi CLI applies to an {@link EmulatedAws}. The project is a folder of its own, mostly
 * with links to the checkout, so that what the CLI writes (the stack file's salt, state, Maven's output) stays out of it.
 */
final class EngineStack implements AutoCloseable {
    static final Timings TIMINGS = new Timings();

    private static final Set<OperationType> NO_CHANGE =
            Set.of(OperationType.SAME, OperationType.READ, OperationType.REFRESH);

    private final String name;
    private final Path folder;
    private final Map<String, String> environment;
    private final PulumiCommand command;

    private EngineStack(String name, Path folder, Map<String, String> environment, PulumiCommand command) {
        this.name = name;
        this.folder = folder;
        this.environment = environment;
        this.command = command;
    }

    /** A stack that is still empty, with the text of its stack file. Its program is compiled and started by Maven, as a user's. */
    static EngineStack create(EmulatedAws aws, String name, String stackFile) {
        return create(aws, name, project -> {
            TestProject.write(project, "java");
            writeStackFile(project, name, stackFile);
            return Map.of();
        });
    }

    /** A stack as by {@link #create}, whose program is the compiled classes of this test: without Maven it starts sooner. */
    static EngineStack createOfClasses(EmulatedAws aws, String name, String stackFile) {
        return create(aws, name, project -> {
            writeStackFile(project, name, stackFile);
            return ProgramJar.writeProject(project);
        });
    }

    /** A stack that is still empty, in a project that depends on Slipway's library. */
    static EngineStack createOfProject(EmulatedAws aws, NewProject project) {
        return create(aws, project.stack(), folder -> {
            project.writeTo(folder);
            return Map.of();
        });
    }

    /** Another stack of the same project, that is still empty. */
    EngineStack another(String otherName, String stackFile) {
        var other = new EngineStack(otherName, folder, environment, command);
        try {
            writeStackFile(folder.resolve("project"), otherName, stackFile);
            command.run(List.of("stack", "init", otherName), options().build());
            return other;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AutomationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void writeStackFile(Path project, String name, String content) throws IOException {
        if (content.contains("build:")) {
            Prerequisites.checkImageBuilds();
        }
        Files.writeString(stackFile(project, name), content);
    }

    private static EngineStack create(EmulatedAws aws, String name, ProjectWriter writer) {
        try {
            var folder = Files.createTempDirectory("slipway-engine-");
            var project = Files.createDirectory(folder.resolve("project"));
            var variables = writer.write(project);
            var environment = environment(folder, aws);
            environment.putAll(variables);
            var stack = new EngineStack(name, folder, environment, LocalPulumiCommand.create());
            stack.command.run(List.of("stack", "init", name), stack.options().build());
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AutomationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No login, no account and no file of the user's is used; fetched plugins stay where the CLI keeps them. */
    private static Map<String, String> environment(Path folder, EmulatedAws aws) throws IOException {
        var none = Files.createFile(folder.resolve("none")).toString();
        var environment = new HashMap<>(Map.of(
                "PULUMI_BACKEND_URL",
                        Files.createDirectory(folder.resolve("state")).toUri().toString(),
                "PULUMI_CONFIG_PASSPHRASE", "engine",
                "PULUMI_SKIP_UPDATE_CHECK", "true",
                "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_CONFIG_FILE", none,
                "AWS_SHARED_CREDENTIALS_FILE", none,
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_MAX_ATTEMPTS", "3"));
        // An account, region or session of the user would take precedence; empty means absent.
        for (var foreign : List.of("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION")) {
            environment.put(foreign, "");
        }
        if (Prerequisites.hasOwnPlugins()) {
            environment.put(
                    "PULUMI_HOME", Files.createDirectory(folder.resolve("home")).toString());
            environment.put("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
        }
        return environment;
    }

    private static Path stackFile(Path project, String name) {
        return project.resolve("Pulumi." + name + ".yaml");
    }

    private Path stackFile() {
        return stackFile(folder.resolve("project"), name);
    }

    /** The environment of a user in the stack's project. */
    LocalEnvironment machine() {
        var all = new HashMap<>(System.getenv());
        all.putAll(environment);
        return new LocalEnvironment(folder.resolve("project"), all);
    }

    /** Sets an environment variable of the CLI and the program. */
    void setVariable(String variable, String value) {
        environment.put(variable, value);
    }

    /** Writes a file of the project. */
    void writeFile(String path, String content) {
        BuildFolders.write(folder.resolve("project"), path, content);
    }

    /** The plan of the stack file as it is now. */
    Plan plan() {
        var project = folder.resolve("project");
        return App.preflight(StackFile.read(project, name, stackFile())).plan();
    }

    /** Replaces the stack file between two deployments. The salt of the secrets provider is kept. */
    void replaceStackFile(String content) {
        try {
            var file = stackFile();
            var salt = Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("encryptionsalt:"))
                    .collect(Collectors.joining());
            Files.writeString(file, content.stripTrailing() + "\n" + salt + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the stack file between two deployments. */
    void replaceInStackFile(String text, String by) {
        try {
            var file = stackFile();
            var before = Files.readString(file);
            assertThat(before).as("the stack file").contains(text);
            Files.writeString(file, before.replace(text, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Applied up() {
        return succeeding("up", this::runUp);
    }

    /** Deploys and replaces a resource, even with the same inputs. */
    Applied upReplacing(String resource) {
        return succeeding("up", events -> {
            var log = run(events, "up", "--yes", "--skip-preview", "--replace", urn(resource));
            return events.applied(outputs(), log);
        });
    }

    private String urn(String resource) {
        return Pattern.compile("\"urn\": \"(urn:pulumi:[^\"]*::" + resource + ")\"")
                .matcher(state())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Expects that a deployment fails; the result is the output of the CLI. */
    String upExpectingFailure() {
        return failing("failed up", this::runUp);
    }

    /** Interrupts a deployment as Ctrl-C does, once a condition is met; the result is the output of the CLI. */
    String upInterruptedWhen(BooleanSupplier condition) {
        var log = folder.resolve("interrupted");
        var builder = new ProcessBuilder(
                        "pulumi", "up", "--yes", "--skip-preview", "--non-interactive", "--stack", name)
                .directory(folder.resolve("project").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            while (!condition.getAsBoolean()) {
                assertThat(process.isAlive()).as("an up that is not complete").isTrue();
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor()).isNotZero();
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Expects that a second {@code up} would change nothing. */
    Applied previewExpectingNoChange() {
        var applied = preview();
        assertThat(applied.changes())
                .as("changes after an unchanged up: %s", applied.log())
                .isEmpty();
        return applied;
    }

    /** The changes that an {@code up} would make. */
    Applied preview() {
        return succeeding("preview", this::runPreview);
    }

    /** The exported state of the stack, with secrets in clear text. */
    String state() {
        return exported("--show-secrets");
    }

    /** The stored state, with encrypted secrets. */
    String encryptedState() {
        return exported();
    }

    /** Replaces the state by one that an earlier version of the program has recorded. */
    void importState(Path file) {
        try {
            command.run(
                    List.of("stack", "import", "--file", file.toAbsolutePath().toString(), "--stack", name),
                    options().build());
        } catch (AutomationException e) {
            throw new AssertionError("the state %s cannot be imported".formatted(file), e);
        }
    }

    private String exported(String... options) {
        try {
            var arguments = new ArrayList<>(List.of("stack", "export", "--stack", name));
            arguments.addAll(List.of(options));
            return command.run(arguments, options().build()).standardOutput();
        } catch (AutomationException e) {
            throw new AssertionError("the state of %s cannot be read".formatted(name), e);
        }
    }

    /** Compares the state with the cloud and adopts the differences. */
    Applied refresh() {
        return succeeding("refresh", this::runRefresh);
    }

    /** Expects that the state and the cloud agree. */
    Applied refreshExpectingNoDrift() {
        var applied = refresh();
        assertThat(applied.changes()).as("drift after an up: %s", applied.log()).isEmpty();
        return applied;
    }

    Applied destroy() {
        return succeeding("destroy", this::runDestroy);
    }

    /** Expects that the destruction fails; the result is the output of the CLI. */
    String destroyExpectingRefusal() {
        return failing("refused destroy", this::runDestroy);
    }

    /** Expects that the preview of a destruction fails, so that nothing is deleted; the result is the output of the CLI. */
    String destroyExpectingRefusalByItsPreview() {
        return failing("refused destroy", events -> events.applied(Map.of(), run(events, "destroy", "--yes")));
    }

    /** The sorted names of the resources in the state whose type has this prefix. */
    List<String> resources(String type) {
        return Pattern.compile("\"urn\": \"urn:pulumi:[^\"]*[:$]" + type + "[^\"]*::([^\"]+)\"")
                .matcher(state())
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    private Applied runUp(Events events) throws AutomationException {
        var log = run(events, "up", "--yes", "--skip-preview");
        return events.applied(outputs(), log);
    }

    private Applied runPreview(Events events) throws AutomationException {
        return events.applied(Map.of(), run(events, "preview", "--diff"));
    }

    private Applied runRefresh(Events events) throws AutomationException {
        return events.applied(Map.of(), run(events, "refresh", "--yes", "--skip-preview", "--diff"));
    }

    private Applied runDestroy(Events events) throws AutomationException {
        return events.applied(Map.of(), run(events, "destroy", "--yes", "--skip-preview"));
    }

    private String run(Events events, String... arguments) throws AutomationException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--stack", name, "--color", "never"));
        return command.run(all, options().onEngineEvent(events::add).build()).standardOutput();
    }

    /** The {@code up} of the Automation API fails on outputs that are no strings, so this runs the CLI. */
    private Map<String, Object> outputs() throws AutomationException {
        var json = command.run(
                List.of("stack", "output", "--json", "--stack", name), options().build());
        return new Gson().fromJson(json.standardOutput(), new TypeToken<Map<String, Object>>() {}.getType());
    }

    private CommandRunOptions.Builder options() {
        return CommandRunOptions.builder().workingDir(folder.resolve("project")).additionalEnv(environment);
    }

    private Applied succeeding(String title, Operation operation) {
        try {
            return timed(title, operation);
        } catch (AutomationException e) {
            throw new AssertionError("%s of %s failed: %s".formatted(title, name, e.getMessage()), e);
        }
    }

    private String failing(String title, Operation operation) {
        try {
            throw new AssertionError("%s of %s succeeded: %s"
                    .formatted(title, name, timed(title, operation).log()));
        } catch (CommandException expected) {
            return expected.getMessage();
        } catch (AutomationException e) {
            throw new AssertionError("%s of %s did not run".formatted(title, name), e);
        }
    }

    private Applied timed(String title, Operation operation) throws AutomationException {
        var start = System.nanoTime();
        try {
            return operation.run(new Events());
        } finally {
            TIMINGS.add(name, title, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the project's files, and gives the variables that the CLI needs for it. */
    private interface ProjectWriter {
        Map<String, String> write(Path project) throws IOException;
    }

    /** One operation of the CLI. */
    private interface Operation {
        Applied run(Events events) throws AutomationException;
    }

    /** Collects the engine's events of resources, which come from threads of its own. */
    private static final class Events {
        private final List<StepEventMetadata> steps = new CopyOnWriteArrayList<>();
        private final Map<OperationType, Integer> counts = new ConcurrentHashMap<>();

        void add(EngineEvent event) {
            Optional.ofNullable(event.resourcePreEvent()).ifPresent(pre -> steps.add(pre.metadata()));
            Optional.ofNullable(event.resourceOutputsEvent()).ifPresent(outputs -> steps.add(outputs.metadata()));
            Optional.ofNullable(event.summaryEvent()).ifPresent(summary -> counts.putAll(summary.resourceChanges()));
        }

        Applied applied(Map<String, Object> outputs, String log) {
            var changes = steps.stream()
                    .filter(step -> !NO_CHANGE.contains(step.op()))
                    .map(step -> step.op() + " " + step.urn())
                    .distinct()
                    .toList();
            return new Applied(Map.copyOf(counts), changes, outputs, log);
        }
    }
}
