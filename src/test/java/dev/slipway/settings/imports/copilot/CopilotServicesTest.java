package dev.slipway.settings.imports.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.imports.ImportReport.FieldResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Services that Copilot accepts, and a stack file or AWS does not. */
class CopilotServicesTest extends SmallWorkspace {
    private void service(String name, String more) {
        write("copilot/%s/manifest.yml".formatted(name), """
                name: %s
                type: Load Balanced Web Service
                image: {location: "nginx:1", port: 80}
                %s
                """.formatted(name, more));
    }

    @Test
    void aPathOfSeveralServicesOnOneHostIsToFillIn() {
        service("api", "http: {path: /}");
        service("web", "http: {path: /}");
        service("help", "http: {path: /, alias: help.example.com}");
        service("old", "http: {path: old}");

        assertThat(notes(read(), FieldResult.OPEN))
                .filteredOn(note -> note.contains("path"))
                .containsExactly(
                        "api has the path /* on every host, too, and a load balancer forwards its requests to one of them: choose another path or host");
    }

    @Test
    void pathsOfThePublicAndTheInternalLoadBalancerAreApart() {
        service("web", "http: {path: /}");
        write("copilot/api/manifest.yml", """
                name: api
                type: Backend Service
                image: {location: "nginx:1", port: 80}
                http: {path: /}
                """);

        assertThat(notes(read(), FieldResult.OPEN)).noneMatch(note -> note.contains("forwards"));
    }

    @Test
    void internalServicesThatCopilotsHostsKeptApartHaveAPathToFillIn() {
        for (var name : List.of("api", "jobs")) {
            write("copilot/%s/manifest.yml".formatted(name), """
                    name: %s
                    type: Backend Service
                    image: {location: "nginx:1", port: 80}
                    http: {path: /}
                    """.formatted(name));
        }

        assertThat(notes(read(), FieldResult.OPEN))
                .contains(
                        "api has the path /* on every host, too, which hosts below test.shop.internal keep apart in Copilot: choose another path or host");
    }

    @Test
    void aHostOutsideOfTheZoneNeedsACertificateThatCoversIt() {
        service("web", "http: {path: /, alias: [a.example.com, b.example.com, www.example.org]}");

        assertThat(notes(read(), FieldResult.OPEN))
                .contains(
                        "www.example.org is outside of the zone example.com, which is the only one of the stack: write a certificate that covers all hosts, or leave the host out of routes.hosts");
    }

    @Test
    void variablesWithOtherCharactersHaveNoKey() {
        service("web", "http: {path: /}\nvariables: {log-level: info}\nsecrets: {api.key: key}");
        var stacks = read();

        assertThat(stackFile(stacks)).doesNotContain("log-level").doesNotContain("api.key");
        assertThat(notes(stacks, FieldResult.LOST))
                .containsExactly(
                        "a variable has letters, digits and underscores: let the application read LOG_LEVEL",
                        "a variable has letters, digits and underscores: let the application read API_KEY");
    }

    @Test
    void anImageThatAPipelineWritesIsToFillIn() {
        write("copilot/web/manifest.yml", """
                name: web
                type: Load Balanced Web Service
                image: {port: 80}
                http: {path: /}
                """);
        var stacks = read();

        assertThat(stackFile(stacks)).contains("      image: FILL-IN\n");
        assertThat(notes(stacks, FieldResult.OPEN))
                .contains(
                        "build and location are missing, and a pipeline may write them: name the image, or write build with the folder of its Dockerfile");
    }

    @Test
    void aLocationThatIsNoReferenceIsToFillIn() {
        write("copilot/web/manifest.yml", """
                name: web
                type: Load Balanced Web Service
                image: {location: IMAGE_URL, port: 80}
                http: {path: /}
                """);

        assertThat(notes(read(), FieldResult.OPEN)).contains("IMAGE_URL is not a valid image reference: name it");
    }
}
