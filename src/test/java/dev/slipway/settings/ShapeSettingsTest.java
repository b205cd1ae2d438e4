package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.components.service.BalancedIngress;
import dev.slipway.testing.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of another shape than that of their keys, and keys of other tools. */
class ShapeSettingsTest {
    private static String service(String keys) {
        var image = keys.startsWith("image:") ? "" : "image: nginx:1, ";
        return "services: {web: {%sport: 80, %s}}".formatted(image, keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ports: [9600] | ports = [9600]: an object is allowed; write it as ports: {<name>: <number>}",
                "environment: [A=b] | environment = [\"A=b\"]: an object is allowed; write it as environment: {<name>: <text>}",
                "volumes: [/data] | volumes = [\"/data\"]: an object is allowed; write it as volumes: {<name>: {fileSystem: <text>, scratch: <text>}}",
                "sidecars: {p: {image: x}} | sidecars = {\"p\":{\"image\":\"x\"}}: a list is allowed; write it as sidecars: [{name: <text>, image: <text>}]",
                "allow: {actions: [a:b]} | allow = {\"actions\":[\"a:b\"]}: a list is allowed; write it as allow: [{actions: [<text>], resources: [<text>]}]",
                "command: npm start | command = npm start: a list is allowed; write it as command: [<text>, <text>]",
                "count: 3 | count = 3: an object is allowed; write it as count: {min: <number>, max: <number>}",
                "routes: [{paths: [/a]}, {redirect: text}] | routes[1].redirect = text: an object is allowed; write it as redirect: {host: <text>, port: <number>}",
                "routes: [{paths: [/a]}, {respond: 503}] | routes[1].respond = 503: an object is allowed; write it as respond: {status: <number>, contentType: <text>}",
                "routes: {shop: {paths: [/a]}, rest: {paths: [/b]}} | routes: an object, or a list of objects without names, is allowed; write it as routes: [{paths: [<text>], port: <text>}]",
                "routes: [] | routes: an object, or a list of one or more objects, is allowed; write it as routes: [{paths: [<text>], port: <text>}]",
                "image: {build: .} | image = {\"build\":\".\"}: a single value is allowed; set build beside the other keys of the service instead, such as a folder with a Dockerfile",
                "image: {location: x} | image = {\"location\":\"x\"}: a single value is allowed; write the reference alone, as in image: public.ecr.aws/nginx/nginx:1.29",
                "routes: {container: web} | routes.container = web: it is the service's own container, the default; remove it",
                "sidecars: [{name: p, image: p, ports: {a: 90}}] | sidecars[0].port: ports has further ports beside the main one; set port to the main one",
                "routes: {target_container: p} | routes.target_container: unknown key; did you mean container?",
                "targetContainer: p | targetContainer: unknown key; did you mean routes.container?",
                "portMappings: [] | portMappings: unknown key; did you mean ports?",
                "mountPoints: [] | mountPoints: unknown key; did you mean volumes?",
                "healthcheck: {} | healthcheck: unknown key; did you mean health?",
                "healthCheck: {} | healthCheck: unknown key; did you mean health?",
                "cpu_limit: 1 | cpu_limit: unknown key; did you mean cpu?",
                "mem_limit: 1 | mem_limit: unknown key; did you mean memory?",
                "entrypoint: [a] | entrypoint: unknown key; did you mean entryPoint?",
                "working_dir: /a | working_dir: unknown key; did you mean workingDirectory?",
                "env_file: a | env_file: unknown key; did you mean environmentFiles?",
                "expose: [80] | expose: unknown key; did you mean ports?",
                "depends_on: [a] | depends_on: unknown key; did you mean dependsOn?",
                "logging: {} | logging: unknown key; did you mean logs?",
                "alias: a.example.com | alias: unknown key; did you mean routes.hosts?",
                "http: {path: /} | http: unknown key; write routes, with its path as paths and its alias as hosts",
                "variables: {} | variables: unknown key; did you mean environment?",
                "env: {} | env: unknown key; did you mean environment?",
                "envFrom: [] | envFrom: unknown key; did you mean environmentFiles?",
                "sidecar: [] | sidecar: unknown key; did you mean sidecars?",
                "essential: true | essential: unknown key; remove it, since the task stops with the service's own container",
            })
    void theFixNamesTheShapeOrTheKey(String keys, String line) {
        TestStack.assertErrors(() -> TestStack.settings(service(keys)), "slipway:services.web." + line);
    }

    @Test
    void aListOfOneTextMayBeWrittenAsTheText() {
        var ingress = TestStack.settings(
                        "domain: {zone: example.com, hosts: www}", service("routes: {hosts: a.example.com, paths: /a}"))
                .services()
                .get(0)
                .ingress();

        assertThat(((BalancedIngress) ingress).target().hosts()).containsExactly("a.example.com");
    }

    @Test
    void aRedirectCanRemoveTheQueryString() {
        assertThat(TestStack.settings(
                                service("routes: [{paths: [/a]}, {paths: [/b], redirect: {path: /a, query: ''}}]"))
                        .services())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"min: 2, 2, 2, 2", "'min: 2, max: 4', 2, 2, 4", "max: 4, 1, 1, 4", "'min: 0, max: 0', 0, 0, 0"})
    void theDefaultCountIsWithinItsLimits(String count, int desired, int min, int max) {
        var scale = min < max ? ", scale: {cpu: 50}" : "";
        var capacity = TestStack.settings(service("count: {" + count + "}" + scale))
                .services()
                .get(0)
                .spec()
                .capacity();

        assertThat(capacity.desired()).isEqualTo(desired);
        assertThat(capacity.min()).isEqualTo(min);
        assertThat(capacity.max()).isEqualTo(max);
    }

    @Test
    void aLoginWithTwoProvidersHasOneError() {
        TestStack.assertErrors(
                () -> TestStack.settings("balancer: {logins: {staff: {oidc: {}, cognito: {}}}}", service("cpu: 256")),
                "slipway:balancer.logins.staff.cognito: a login has one provider, and this one has oidc already; remove one of"
                        + " them");
    }

    @Test
    void aUserPoolIsOfTheRegion() {
        var pool = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI";

        TestStack.assertErrors(
                () -> TestStack.settings(
                        "balancer: {logins: {staff: {cognito: {userPoolArn: '%s', clientId: a, domain: b}}}}"
                                .formatted(pool),
                        service("cpu: 256")),
                "slipway:balancer.logins.staff.cognito.userPoolArn = arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-"
                        + "…: a user pool of eu-west-1 is allowed; name one of that region, or write the endpoints of this one as"
                        + " oidc");
    }
}
