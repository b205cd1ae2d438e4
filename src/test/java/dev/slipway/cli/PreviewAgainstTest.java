package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.program.revision.Repository;
import dev.slipway.testing.ProjectHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

/** The output of {@code preview --against}, in the terminal and in pull requests. */
class PreviewAgainstTest extends ProjectHarness {
    private static final Path GOLDEN = Path.of("src", "test", "golden", "preview.md");

    @BeforeEach
    void writeDevStack() throws IOException {
        writeStack("dev", "slipway:storage: {table: orders, bucket: files}");
    }

    private String saved() {
        var file = project.resolve("plan.json").toString();
        assertThat(run("preview", "dev", "--json", file)).isZero();
        out.getBuffer().setLength(0);
        return file;
    }

    @Test
    void aReplacedTableCannotBeOverlooked() throws IOException {
        var before = saved();
        writeStack("dev", "slipway:storage: {tables: {orders: {hash: id}}, bucket: files}");

        assertThat(run("preview", "dev", "--against", before)).isZero();

        assertThat(out).hasToString("""
                        Previewing shop-dev against %s on the embedded engine: nothing is created

                        !!! DATA LOSS: a resource with data would be deleted
                        !!! replace orders-table-table (aws:dynamodb:Table), forced by hashKey, rangeKey: lost: its items

                        Changes:
                         +-  aws:dynamodb:Table  orders-table-table  !! DATA LOSS: its items !!
                                 - attributes[gsi1pk]: {"name":"gsi1pk","type":"S"}
                                 - attributes[gsi1sk]: {"name":"gsi1sk","type":"S"}
                                 + attributes[id]: {"name":"id","type":"S"}
                                 - attributes[pk]: {"name":"pk","type":"S"}
                                 - attributes[sk]: {"name":"sk","type":"S"}
                                 ~ globalSecondaryIndexes: [{"hashKey":"gsi1pk","name":"gsi1","projectionType":"ALL","… => []
                                 ~ hashKey: "pk" => "id"  # forces replacement
                                 - rangeKey: "sk"  # forces replacement

                        Guard rails:
                            nothing found

                        Cost a month in eu-west-1, in USD, without tax, by the hours that the stack is used: what changes
                                        idle   2 h/day   8 h/day      24/7
                            before     40.22     40.31     40.60     41.38
                            after      40.22     40.31     40.60     41.38
                            change      0.00      0.00      0.00      0.00

                        Resources:
                            +-1 to replace
                            1 change. 48 unchanged

                        !!! DATA LOSS: a resource with data would be deleted
                        !!! replace orders-table-table (aws:dynamodb:Table), forced by hashKey, rangeKey: lost: its items

                        can be deployed
                        """.formatted(before));
    }

    @Test
    void onATerminalDataLossIsWhiteOnRed() throws IOException {
        var before = saved();
        writeStack("dev", "slipway:storage: {bucket: files}");

        run(Ansi.ON, "preview", "dev", "--against", before);

        assertThat(out.toString())
                .contains("\u001b[1m\u001b[37m\u001b[41m!!! DATA LOSS: a resource with data would be deleted")
                .contains(" \u001b[1m\u001b[37m\u001b[41m-   aws:dynamodb:Table     orders-table-table  !! DATA LOSS");
    }

    @Test
    void aProtectedStackRefusesDeletionsAndReplacementsThatPulumiRefuses() throws IOException {
        writeStack("dev", "slipway:protected: true\nslipway:storage: {table: orders}");
        var before = saved();
        writeStack("dev", "slipway:protected: true");

        assertThat(run("preview", "dev", "--against", before)).isEqualTo(1);

        assertThat(out.toString().lines())
                .contains(
                        "!!! delete orders-table-table (aws:dynamodb:Table): lost: its items; Pulumi refuses it, because it is protected",
                        "error: orders-table-table is protected, and Pulumi refuses to delete it; if this is intended, deploy"
                                + " with slipway:protected: false first");
    }

    @Test
    void aRevisionWithTheSameProgramIsPlannedHereByItsOwnStackFile() throws IOException {
        var repository = Repository.in(project);
        var commit = repository.commit();
        writeStack("dev", "slipway:storage: {bucket: files}\nslipway:tags: {Team: shop}");

        assertThat(run("preview", "dev", "--against", "main")).isZero();

        assertThat(out.toString().lines())
                .startsWith("Previewing shop-dev against main (%s) on the embedded engine: nothing is created"
                        .formatted(commit.substring(0, 7)))
                .contains(
                        "!!! delete orders-table-table (aws:dynamodb:Table): lost: its items",
                        "         + tags.Team: \"shop\"");
        assertThat(err.toString()).isEmpty();
        assertThat(project.resolve("target")).doesNotExist();
    }

    @Test
    void aStackThatTheRevisionDoesNotHaveIsNew() throws IOException {
        Repository.in(project).commit();
        writeStack("extra", "slipway:storage: {bucket: files}");

        assertThat(run("preview", "extra", "--against", "HEAD")).isZero();

        assertThat(out.toString())
                .containsPattern("Previewing shop-extra against HEAD \\([0-9a-f]{7}\\), which has no such stack on")
                .containsPattern("\n    before +0\\.00 +0\\.00 +0\\.00 +0\\.00\n")
                .containsPattern("Resources:\n    \\+ (\\d+) to create\n    \\1 changes\\. 0 unchanged\n");
    }

    @Test
    void aStackThatOnlyTheRevisionHasIsRefused() throws IOException {
        Repository.in(project).commit();
        Files.delete(project.resolve("Pulumi.dev.yaml"));

        assertThat(run("preview", "dev", "--against", "HEAD")).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "the stack file Pulumi.dev.yaml is deleted since HEAD, and the stack's resources are not: run pulumi destroy -s dev, or restore the file\n");
    }

    @Test
    void aStackFileOfAnotherNameIsReadFromTheRevisionToo() throws IOException {
        var repository = Repository.in(project).write("mine.yaml", "config: {'aws:region': eu-west-1}");
        repository.commit();
        repository.write("mine.yaml", "config: {'aws:region': eu-west-1, 'slipway:storage': {bucket: files}}");

        assertThat(run(
                        "preview",
                        "dev",
                        "--config-file",
                        project.resolve("mine.yaml").toString(),
                        "--against",
                        "HEAD"))
                .isZero();

        assertThat(out.toString()).contains(" +   aws:s3:BucketV2 ", "    before ");
        assertThat(out.toString()).doesNotContain("orders-table");
    }

    @Test
    void aFaultOfTheRevisionsStackFileIsItsOwn() throws IOException {
        writeStack("dev", "slipway:netwrok: {zones: 2}");
        var commit = Repository.in(project).commit();
        writeStack("dev", "");

        assertThat(run("preview", "dev", "--against", commit)).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("at %s: Pulumi.dev.yaml:3: slipway:netwrok".formatted(commit.substring(0, 7)));
    }

    @Test
    void plansOfOtherStacksAreNotCompared() throws IOException {
        var before = saved();
        writeStack("prod", "");

        assertThat(run("preview", "prod", "--against", before)).isEqualTo(1);

        assertThat(err)
                .hasToString(before + " has the plan of shop-dev, not of shop-prod: compare plans of the same stack\n");
    }

    @Test
    void newFindingsAndThoseThatAreGoneAreSaid() throws IOException {
        writeStack("dev", service("latest"));
        var before = saved();
        writeStack("dev", service("1.27"));
        var after = project.resolve("after.json").toString();
        run("preview", "dev", "--against", before, "--json", after);

        assertThat(out.toString()).contains("Guard rails:\n    gone: warning: web-task-definition");

        out.getBuffer().setLength(0);
        writeStack("dev", service("latest"));
        run("preview", "dev", "--against", after);
        assertThat(out.toString()).contains("Guard rails:\n    new: warning: web-task-definition");
    }

    private static String service(String tag) {
        return "slipway:network: {nat: single}\nslipway:services: {web: {image: 'public.ecr.aws/nginx/nginx:%s', port: 80, ingress: none}}"
                .formatted(tag);
    }

    @Test
    void theCommentEqualsTheGoldenFile() throws IOException {
        var before = saved();
        writeStack("dev", "slipway:storage: {tables: {orders: {hash: id}}, bus: orders}");
        var file = project.resolve("preview.md");

        assertThat(run("preview", "dev", "--against", before, "--markdown", file.toString()))
                .isZero();

        var comment = Files.readString(file).replace(before, "plan.json");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, comment);
        }
        assertThat(comment).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void aCommentWithoutAComparisonIsOfANewStack() throws IOException {
        var file = project.resolve("preview.md");

        assertThat(run("preview", "dev", "--markdown", file.toString())).isZero();

        assertThat(Files.readString(file)).startsWith("## Preview of `shop-dev` against an empty stack\n");
        assertThat(out.toString()).startsWith("Previewing shop-dev on the embedded engine: nothing is created\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "HEAD"})
    void withoutARepositoryARevisionIsRefusedInOneLine(String name) {
        assertThat(run("preview", "dev", "--against", name)).isEqualTo(1);

        assertThat(err.toString().lines()).singleElement().asString().contains(" is not in a git repository (");
    }
}
