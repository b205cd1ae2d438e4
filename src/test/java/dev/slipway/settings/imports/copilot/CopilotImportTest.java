package dev.slipway.settings.imports.copilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import dev.slipway.settings.imports.ImportReport.ReportEntry;
import dev.slipway.settings.imports.ImportedStacks;
import dev.slipway.settings.imports.ReportMarkdown;
import dev.slipway.settings.imports.ShellWords;
import dev.slipway.settings.reader.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopilotImportTest extends SmallWorkspace {
    private static final Path GOLDEN = Path.of("src", "test", "golden", "copilot");
    private static final String SERVICE = """
            name: web
            type: Load Balanced Web Service
            image: {location: "public.ecr.aws/nginx/nginx:1.29", port: 80}
            http: {path: /}
            """;

    /** The import of a service whose manifest has further lines. */
    private ImportedStacks read(String more) {
        return read(more, CompleteWorkspace.ALL);
    }

    private ImportedStacks read(String more, CopilotOptions options) {
        write("copilot/web/manifest.yml", SERVICE + more);
        return read(options);
    }

    private void isRefused(String more, String message) {
        assertThatThrownBy(() -> read(more)).hasMessage(message);
    }

    private static CopilotOptions options(String environment, boolean ignoreUnknown) {
        return new CopilotOptions(
                Optional.empty(), Optional.of(environment), Optional.of("eu-west-1"), Optional.empty(), ignoreUnknown);
    }

    @Test
    void theFilesOfACompleteWorkspaceAreTheGoldenOnes() throws IOException {
        var stacks = CompleteWorkspace.read();
        var files = new LinkedHashMap<>(stacks.files());
        files.put(
                "report.md",
                ReportMarkdown.of(
                        "Import",
                        stacks.advice(),
                        stacks.report(),
                        stacks.stacks().size()));
        for (var file : files.entrySet()) {
            var golden = GOLDEN.resolve(file.getKey());
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(GOLDEN);
                Files.writeString(golden, file.getValue());
            }
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(Files.readString(golden));
        }
        assertThat(files).containsOnlyKeys("base.yaml", StackFile.name("prod"), StackFile.name("test"), "report.md");
    }

    @Test
    void defaultsOfCopilotThatDifferAreWritten() {
        assertThat(stackFile(read(""))).isEqualTo("""
                # Imported from the Copilot application shop.
                config:
                  aws:region: us-east-1
                  slipway:network: {nat: none, flowLogs: false}
                  slipway:cluster: {insights: disabled}
                  slipway:balancer: {accessLogs: false}
                  slipway:services:
                    # from copilot/web/manifest.yml
                    web:
                      image: public.ecr.aws/nginx/nginx:1.29
                      port: 80
                      cpu: 256
                      memory: 512
                      architecture: x86_64
                      assignPublicIp: true
                      deploy: {deregistrationDelaySeconds: 60}
                      health:
                        healthy: 5
                        unhealthy: 2
                        intervalSeconds: 30
                        timeoutSeconds: 5
                        codes: "200"
                      environment:
                        COPILOT_APPLICATION_NAME: shop
                        COPILOT_ENVIRONMENT_NAME: test
                        COPILOT_SERVICE_NAME: web
                """);
    }

    @Test
    void aWorkspaceWithoutEnvironmentAndRegionIsImportedWithBothToCheck() {
        assertThat(notes(read(""), FieldResult.OPEN))
                .containsExactly(
                        "the workspace names no environment: the stack test is written; name another one by --environment",
                        "Copilot stores the region in the account, not in the workspace: us-east-1 is written; import with --region, or correct it");
    }

    @Test
    void theFolderMayBeCopilotItself() {
        read("");

        assertThat(CopilotImport.read(folder.resolve("copilot"), folder, CompleteWorkspace.ALL)
                        .project())
                .isEqualTo("shop");
    }

    @Test
    void overridesOfAnEnvironmentAreInItsStackFileAlone() {
        var files = read("""
                cpu: 512
                memory: 1024
                environments:
                  test: {}
                  prod: {cpu: 1024, memory: 2048}
                """).files();

        assertThat(files).containsOnlyKeys("base.yaml", StackFile.name("prod"), StackFile.name("test"));
        assertThat(files.get(StackFile.name("prod"))).contains("      cpu: 1024\n      memory: 2048\n");
        assertThat(files.get("base.yaml")).doesNotContain("cpu");
    }

    @Test
    void oneEnvironmentCanBeChosen() {
        var stacks =
                read("environments: {test: {cpu: 512}, prod: {cpu: 1024, memory: 2048}}\n", options("prod", false));

        assertThat(stacks.files()).containsOnlyKeys(StackFile.name("prod"));
        assertThat(notes(stacks, FieldResult.IGNORED))
                .containsExactly("this environment is not imported, or its overrides are empty");
    }

    @Test
    void anUnknownEnvironmentIsRefused() {
        assertThatThrownBy(() -> read("environments: {test: {cpu: 512}}\n", options("prod", false)))
                .hasMessage("--environment prod: the workspace has no such environment; choose one of test");
    }

    @Test
    void aFolderWithoutAWorkspaceIsRefused() {
        assertThatThrownBy(() -> CopilotImport.read(folder, folder, CompleteWorkspace.ALL))
                .hasMessage("%s: this is not a Copilot workspace; name the folder that contains copilot/"
                        .formatted(folder));
    }

    @Test
    void everyErrorOfEveryManifestIsNamedAtOnce() {
        write("copilot/.workspace", "application: shop\n");
        write("copilot/broken/manifest.yml", "name: [broken\ntype: x\n");
        write("copilot/nameless/manifest.yml", "type: Backend Service\nimage: {location: nginx}\n");
        write("copilot/odd/manifest.yml", "name: odd\ntype: Odd Service\n");
        write("copilot/typeless/manifest.yml", "name: typeless\n");
        write("copilot/environments/prod/manifest.yml", "name: prod\ntype: Backend Service\n");
        write("copilot/web/manifest.yml", """
                name: web
                type: Load Balanced Web Service
                image: {build: Dockerfile, location: nginx}
                http: {path: /, allowed_source_ips: [everywhere]}
                cpu: many
                cout: 3
                count: {range: 5-1, cpu_percentage: 70}
                platform: amiga
                """);

        assertThatThrownBy(() -> CopilotImport.read(folder, folder, CompleteWorkspace.ALL))
                .hasMessage("""
                copilot/broken/manifest.yml:2: this is not valid YAML: expected ',' or ']', but got :
                copilot/nameless/manifest.yml:1: name is required; write name: nameless
                copilot/odd/manifest.yml:2: type = Odd Service: Load Balanced Web Service, Backend Service, Worker Service, Request-Driven Web Service, Static Site, Scheduled Job is allowed; choose one
                copilot/typeless/manifest.yml:1: type is required; write one of Load Balanced Web Service, Backend Service, Worker Service, Request-Driven Web Service, Static Site, Scheduled Job
                copilot/environments/prod/manifest.yml:2: type = Backend Service: Environment is the type of an environment; write type: Environment
                copilot/web/manifest.yml:3: image: build and location exclude each other; remove one
                copilot/web/manifest.yml:3: image: port is required; write the port that the container listens on
                copilot/web/manifest.yml:4: http.allowed_source_ips = a list of 1: everywhere is no IPv4 block; write it as in 192.0.2.0/24
                copilot/web/manifest.yml:5: cpu = many: a whole number from 1 to 16384 is allowed; write it without quotes and units
                copilot/web/manifest.yml:6: cout = 3: there is no such field here, and Copilot ignores it; did you mean count? Correct it, or import with --ignore-unknown
                copilot/web/manifest.yml:7: count.range = 5-1: the minimum 5 is above the maximum 1; exchange them
                copilot/web/manifest.yml:8: platform = amiga: an operating system and an architecture are allowed; write it as in linux/x86_64 or linux/arm64
                """.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count: {range: 1-ten, cpu_percentage: 7} | count.range = 1-ten: a range is allowed; write it as in 1-10",
                "count: {range: 5-1, cpu_percentage: 7} | count.range = 5-1: the minimum 5 is above the maximum 1; exchange them",
                "count: {range: 1-5} | count: range needs a metric that scales it; write one of cpu_percentage, memory_percentage, requests, response_time, queue_delay",
                "count: -1 | count = -1: a whole number from 0 to 5000 is allowed; write it without quotes and units",
                "cpu: a lot | cpu = a lot: a whole number from 1 to 16384 is allowed; write it without quotes and units",
                "exec: maybe | exec = maybe: true or false is allowed; write one",
                "platform: linux | platform = linux: an operating system and an architecture are allowed; write it as in linux/x86_64 or linux/arm64",
                "variables: {A: [1]} | variables.A = a list of 1: a text is allowed; write the list as one text",
                "sidecars: {proxy: {port: 80}} | sidecars.proxy: a sidecar needs an image; name one",
                "storage: {ephemeral: 500} | storage.ephemeral = 500: a whole number from 20 to 200 is allowed; write it without quotes and units",
                "network: {vpc: {placement: moon}} | network.vpc.placement = moon: public, private is allowed; choose one",
                "deployment: {rolling: slow} | deployment.rolling = slow: default, recreate is allowed; choose one",
                "memmory: 512 | memmory = 512: there is no such field here, and Copilot ignores it; did you mean memory? Correct it, or import with --ignore-unknown",
            })
    void aWrongValueIsRefusedWithItsLine(String line, String message) {
        isRefused(line + "\n", "copilot/web/manifest.yml:5: " + message);
    }

    @Test
    void aMistypedFieldIsReportedOnRequest() {
        var stacks = read("memmory: 512\n", options("test", true));

        assertThat(stacks.report().entries(FieldResult.UNKNOWN))
                .extracting(entry -> entry.place().path())
                .containsExactly("memmory");
    }

    @Test
    void aFieldThatCopilotIgnoresIsReported() {
        assertThat(read("tags: {team: shop}\n").report().entries(FieldResult.UNKNOWN))
                .extracting(entry -> entry.place().toString(), entry -> entry.place()
                        .path())
                .containsExactly(tuple("copilot/web/manifest.yml:5", "tags"));
    }

    @Test
    void aFieldThatEachEnvironmentOverridesIsReported() {
        var stacks = read("command: [one]\nenvironments: {test: {command: [two]}}\n");

        assertThat(stacks.report().entries(FieldResult.IGNORED))
                .extracting(entry -> entry.place().path(), ReportEntry::note)
                .containsExactly(tuple("command", "each imported environment overrides it"));
        assertThat(stackFile(stacks)).contains("command: [two]");
    }

    @Test
    void manyHostsAndBlocksBecomeSeveralRoutes() {
        write("copilot/shop/manifest.yml", """
                name: shop
                type: Load Balanced Web Service
                image: {location: "public.ecr.aws/nginx/nginx:1.29", port: 80}
                http:
                  path: cart/
                  alias: [a.example.com, b.example.com, c.example.com]
                  allowed_source_ips: [192.0.2.7/24]
                """);

        assertThat(stackFile(read("")))
                .contains("""
                      routes:
                        - paths: [/cart, "/cart/*"]
                          hosts: [a.example.com, b.example.com]
                          allowCidrs: ["192.0.2.0/24"]
                        - {paths: [/cart, "/cart/*"], hosts: [c.example.com], allowCidrs: ["192.0.2.0/24"]}
                """)
                .contains("slipway:domain: {zone: example.com, host: a.example.com}");
    }

    @Test
    void aWorkerWithoutADeadLetterQueueReceivesAMessageUntilItExpires() {
        write("copilot/worker/manifest.yml", """
                name: worker
                type: Worker Service
                image: {location: "public.ecr.aws/nginx/nginx:1.29"}
                count: {range: 0-5, queue_delay: {acceptable_latency: 10m, msg_processing_time: 250ms}}
                """);

        assertThat(stackFile(read("")))
                .contains("queues: {worker: {attempts: 1000}}")
                .contains("- {queue: worker, as: {url: COPILOT_QUEUE_URI}}")
                .contains("count: {desired: 0, min: 0, max: 5}")
                .contains("backlog: {queue: worker, perTask: 2400}");
    }

    @Test
    void aTaskInPrivateSubnetsHasNatGatewaysInEachZone() {
        assertThat(stackFile(read("network: {vpc: {placement: private}}\n")))
                .contains("slipway:network: {nat: perZone, flowLogs: false}")
                .doesNotContain("assignPublicIp");
    }

    @Test
    void aTextOfACommandIsSplitAsAShellDoes() {
        assertThat(ShellWords.of("run --name 'two words' \"a \\\"b\\\"\" c\\ d"))
                .containsExactly("run", "--name", "two words", "a \"b\"", "c d");
    }

    @Test
    void aShellVariableIsKeptAndReported() {
        var stacks =
                read("variables: {RELEASE: \"${TAG}\", NAME: \"${COPILOT_APPLICATION_NAME}-x\", COST: '\\${5}'}\n");

        assertThat(stackFile(stacks)).contains("RELEASE: \"${TAG}\"").contains("NAME: shop-x");
        assertThat(notes(stacks, FieldResult.OPEN))
                .contains("${TAG} is a variable of the shell that ran copilot; a stack file has none: write the value");
    }

    @Test
    void aCallByServiceDiscoveryIsOneOfServiceConnect() {
        write("copilot/stock/manifest.yml", """
                name: stock
                type: Backend Service
                image: {location: "public.ecr.aws/nginx/nginx:1.29", port: 8080}
                """);
        var file = stackFile(
                read(
                        "variables: {STOCK: \"http://stock.${COPILOT_ENVIRONMENT_NAME}.${COPILOT_APPLICATION_NAME}.local:8080\"}\n"));

        assertThat(file).contains("STOCK: http://stock:8080").contains("connects: [stock]");
    }

    @Test
    void aTableOfAnAddOnIsAStoreThatTheServiceUses() {
        write("copilot/web/addons/carts.yml", """
                Parameters: {App: {Type: String}, Env: {Type: String}, Name: {Type: String}}
                Resources:
                  carts:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: !Sub ${App}-${Env}-${Name}-carts
                      AttributeDefinitions: [{AttributeName: id, AttributeType: N}]
                      KeySchema: [{AttributeName: id, KeyType: HASH}]
                  topicRule: {Type: "AWS::IoT::TopicRule"}
                Outputs:
                  cartsName: {Value: !Ref carts}
                """);
        var stacks = read("");

        assertThat(stackFile(stacks))
                .contains("- {table: carts, as: {name: CARTS_NAME}}")
                .contains("hash: id:N");
        assertThat(notes(stacks, FieldResult.CHANGED))
                .contains(
                        "a new, empty one; to keep shop-test-web-carts write existing: {arn: arn:aws:dynamodb:<region>:<account>:table/shop-test-web-carts} instead of its other keys");
        assertThat(notes(stacks, FieldResult.LOST))
                .containsExactly(
                        "AWS::IoT::TopicRule has no key: create it in an extension (docs/how-to/own-resources.md), or keep the one of the add-on and name it by its ARN in allow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@hourly | cron(0 * * * ? *)",
                "@weekly | cron(0 0 ? * 1 *)",
                "@every 1h30m | rate(90 minutes)",
                "0 9 * * 1-5 | cron(0 9 ? * 2-6 *)",
                "0 9 1 * * | cron(0 9 1 * ? *)",
                "cron(0 9 ? * 2 *) | cron(0 9 ? * 2 *)",
            })
    void aScheduleHasTheFormOfAws(String schedule, String expected) {
        write("copilot/nightly/manifest.yml", """
                name: nightly
                type: Scheduled Job
                image: {location: "public.ecr.aws/nginx/nginx:1.29"}
                on: {schedule: "%s"}
                """.formatted(schedule));

        assertThat(stackFile(read("")))
                .contains("schedule: %s\n".formatted(expected.contains("*") ? "\"%s\"".formatted(expected) : expected));
    }

    @Test
    void theRegionIsThatOfAnArnInTheManifests() {
        write("copilot/environments/test/manifest.yml", """
                name: test
                type: Environment
                http: {public: {certificates: ["arn:aws:acm:eu-central-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef"]}}
                """);

        assertThat(stackFile(read(""))).contains("aws:region: eu-central-1\n");
    }
}
