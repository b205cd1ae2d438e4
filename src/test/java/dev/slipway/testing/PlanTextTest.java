package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicPolicy;
import com.pulumi.aws.sns.TopicPolicyArgs;
import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.aws.sns.TopicSubscriptionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.CustomResourceOptions;
import dev.slipway.analysis.diff.SavedPlan;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.analysis.guard.Severity;
import dev.slipway.base.Json;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.engine.RegistrationOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final String ROLE = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"Bool\":{\"aws:X\":\"true\"}}}]}";

    private static final Finding FINDING =
            new Finding("a-rule", Severity.WARNING, "urn:of:nothing", "topic is open: close it", null);

    private final SavedPlan saved = saved();

    /** A component with a topic, a subscription and a policy of the topic, and a role beside it. */
    private static SavedPlan saved() {
        var plan = Programs.plan(context -> {
            var component = new ComponentResource("slipway:test:Alarms", "alarms", null);
            var options = CustomResourceOptions.builder().parent(component).build();
            var topic = new Topic(
                    "topic", TopicArgs.builder().displayName("${team} of 80").build(), options);
            new TopicSubscription(
                    "subscription",
                    TopicSubscriptionArgs.builder()
                            .topic(topic.arn())
                            .protocol("email")
                            .endpoint("ops@example.com")
                            .filterPolicy("first\nsecond\n")
                            .build(),
                    CustomResourceOptions.builder()
                            .parent(component)
                            .ignoreChanges(List.of("endpoint"))
                            .build());
            new TopicPolicy(
                    "policy",
                    TopicPolicyArgs.builder()
                            .arn(topic.arn())
                            .policy(Output.format("{\"Resource\":[\"%s\",\"%s/*\",80]}", topic.arn(), topic.arn()))
                            .build(),
                    options);
            new Role(
                    "role",
                    RoleArgs.builder()
                            .assumeRolePolicy(ROLE)
                            .maxSessionDuration(3600)
                            .build(),
                    CustomResourceOptions.builder()
                            .dependsOn(topic)
                            .protect(true)
                            .build());
            context.export("topic", topic.arn());
            context.export("count", Output.of(80));
        });
        return new SavedPlan(plan, List.of(FINDING), "eu-west-1");
    }

    @Test
    void aPlanIsATreeOfResourcesWithTheirInputs() {
        assertThat(PlanText.of(saved)).isEqualTo("""
                project: slipway
                stack: test
                region: eu-west-1
                tags: {Stack: slipway-test}
                outputs: {count: 80, topic: 'arn:aws:sns:eu-west-1:123456789012:${topic.name}'}
                findings:
                - {rule: a-rule, severity: WARNING, resource: 'urn:of:nothing', message: 'topic is open: close it', waived: null}

                + pulumi:pulumi:Stack  slipway-test
                  + slipway:test:Alarms  alarms
                    + aws:sns/topicPolicy:TopicPolicy  policy
                        arn: ${topic.arn}
                        policy: !json {Resource: ['${topic.arn}', '${topic.arn}/*', 80]}
                    + aws:sns/topicSubscription:TopicSubscription  subscription
                        endpoint: ops@example.com
                        filterPolicy: |
                          first
                          second
                        protocol: email
                        topic: ${topic.arn}
                        options: {ignoreChanges: [endpoint]}
                    + aws:sns/topic:Topic  topic  (tagged)
                        displayName: $${team} of 80
                  + aws:iam/role:Role  role  (tagged, protected)
                      assumeRolePolicy: !policy
                      - {Effect: Allow, Principal: {AWS: '*'}, Action: 'sts:AssumeRole', Condition: {Bool: {'aws:X': 'true'}}}
                      maxSessionDuration: 3600
                      options: {dependsOn: [topic]}
                """);
    }

    @Test
    void plansThatDifferInAnyFactHaveDifferentTexts() {
        var plans = new ArrayList<SavedPlan>(List.of(saved));
        var plan = saved.plan();
        plans.add(new SavedPlan(plan, saved.findings(), "eu-west-2"));
        plans.add(new SavedPlan(plan, List.of(), saved.region()));
        findings().forEach(finding -> plans.add(new SavedPlan(plan, List.of(finding), saved.region())));
        plans.add(with(new Plan("shop", plan.stack(), plan.resources(), plan.outputs(), plan.names())));
        plans.add(with(new Plan(plan.project(), "dev", plan.resources(), plan.outputs(), plan.names())));
        maps(plan.outputs())
                .forEach(outputs -> plans.add(
                        with(new Plan(plan.project(), plan.stack(), plan.resources(), outputs, plan.names()))));
        for (var resource : plan.resources()) {
            plans.add(replaced(resource, List.of()));
            changed(resource).forEach(change -> plans.add(replaced(resource, List.of(change))));
        }

        var planOf = new HashMap<String, SavedPlan>();
        for (var each : plans) {
            var other = planOf.put(PlanText.of(each), each);
            assertThat(other == null || other.equals(each))
                    .as("%s%n%s", Json.compact(other), Json.compact(each))
                    .isTrue();
        }
        assertThat(planOf).hasSizeGreaterThan(250);
    }

    @Test
    void anInputWithTheNameOfTheOptionsIsRefused() {
        var role = saved.plan().named("role");

        assertThatThrownBy(() -> PlanText.of(replaced(role, List.of(inputs(role, Map.of("options", "any"))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("aws:iam/role:Role has an input options: give its options another name here");
    }

    private SavedPlan with(Plan plan) {
        return new SavedPlan(plan, saved.findings(), saved.region());
    }

    private SavedPlan replaced(PlannedResource resource, List<PlannedResource> by) {
        var plan = saved.plan();
        var resources = new ArrayList<>(plan.resources());
        var at = resources.indexOf(resource);
        resources.remove(at);
        resources.addAll(at, by);
        return with(new Plan(plan.project(), plan.stack(), resources, plan.outputs(), plan.names()));
    }

    private static List<Finding> findings() {
        return List.of(
                new Finding("b-rule", FINDING.severity(), FINDING.urn(), FINDING.message(), null),
                new Finding(FINDING.rule(), Severity.ERROR, FINDING.urn(), FINDING.message(), null),
                new Finding(FINDING.rule(), FINDING.severity(), "urn:of:all", FINDING.message(), null),
                new Finding(FINDING.rule(), FINDING.severity(), FINDING.urn(), "other", null),
                new Finding(FINDING.rule(), FINDING.severity(), FINDING.urn(), FINDING.message(), "until then"));
    }

    private List<PlannedResource> changed(PlannedResource of) {
        var changed = new ArrayList<PlannedResource>();
        changed.add(resource(of.urn() + "x", of.type(), of.name(), of.parent(), of.custom(), of));
        changed.add(resource(of.urn(), of.type() + "x", of.name(), of.parent(), of.custom(), of));
        changed.add(resource(of.urn(), of.type(), of.name() + "x", of.parent(), of.custom(), of));
        changed.add(resource(of.urn(), of.type(), of.name(), of.parent() + "x", of.custom(), of));
        changed.add(resource(of.urn(), of.type(), of.name(), of.parent(), !of.custom(), of));
        changed.add(options(of, !of.protect(), of.dependencies(), of.ignoreChanges()));
        lists(of.dependencies()).forEach(urns -> changed.add(options(of, of.protect(), urns, of.ignoreChanges())));
        lists(of.ignoreChanges()).forEach(names -> changed.add(options(of, of.protect(), of.dependencies(), names)));
        registrations(of).forEach(given -> changed.add(registered(of, given)));
        maps(of.inputs()).forEach(inputs -> changed.add(inputs(of, inputs)));
        return changed;
    }

    private static PlannedResource resource(
            String urn, String type, String name, String parent, boolean custom, PlannedResource of) {
        return new PlannedResource(
                urn, type, name, parent, custom, of.inputs(), of.protect(), of.dependencies(), of.ignoreChanges());
    }

    private static PlannedResource options(
            PlannedResource of, boolean protect, List<String> dependencies, List<String> ignoreChanges) {
        return new PlannedResource(
                of.urn(),
                of.type(),
                of.name(),
                of.parent(),
                of.custom(),
                of.inputs(),
                protect,
                dependencies,
                ignoreChanges);
    }

    private static PlannedResource registered(PlannedResource of, RegistrationOptions options) {
        return new PlannedResource(
                of.urn(),
                of.type(),
                of.name(),
                of.parent(),
                of.custom(),
                of.inputs(),
                of.protect(),
                of.dependencies(),
                of.ignoreChanges(),
                options);
    }

    /** One set of options for each option, and an alias for each part of a URN that it may share with the resource. */
    private static List<RegistrationOptions> registrations(PlannedResource of) {
        var urn = of.urn();
        var name = urn.substring(urn.lastIndexOf("::"));
        var none = List.<String>of();
        var options = new ArrayList<RegistrationOptions>();
        for (var alias : List.of(
                urn.replace(name, "::former"),
                urn.replace(of.type(), "aws:former:Type"),
                "urn:pulumi:test::slipway::aws:former:Type" + name,
                "urn:pulumi:test::slipway::slipway:test:Former$aws:former:Type" + name,
                "urn:pulumi:former::slipway::" + of.type() + name)) {
            options.add(new RegistrationOptions(
                    List.of(alias), "", false, false, none, none, Optional.empty(), Map.of(), Map.of()));
        }
        options.add(
                new RegistrationOptions(none, "urn", false, false, none, none, Optional.empty(), Map.of(), Map.of()));
        options.add(new RegistrationOptions(none, "", true, false, none, none, Optional.empty(), Map.of(), Map.of()));
        options.add(new RegistrationOptions(none, "", false, true, none, none, Optional.empty(), Map.of(), Map.of()));
        options.add(new RegistrationOptions(
                none, "", false, false, List.of("x"), none, Optional.empty(), Map.of(), Map.of()));
        options.add(new RegistrationOptions(
                none, "", false, false, none, List.of("x"), Optional.empty(), Map.of(), Map.of()));
        options.add(new RegistrationOptions(none, "", false, false, none, none, Optional.of("x"), Map.of(), Map.of()));
        options.add(new RegistrationOptions(
                none, "", false, false, none, none, Optional.empty(), Map.of("create", "60s"), Map.of()));
        return options;
    }

    private static PlannedResource inputs(PlannedResource of, Map<String, Object> inputs) {
        return new PlannedResource(
                of.urn(),
                of.type(),
                of.name(),
                of.parent(),
                of.custom(),
                inputs,
                of.protect(),
                of.dependencies(),
                of.ignoreChanges());
    }

    /** The list with one more, and without each of its items. */
    private List<List<String>> lists(List<String> of) {
        var lists = new ArrayList<List<String>>();
        var more = new ArrayList<>(of);
        more.add(saved.plan().named("alarms").urn());
        lists.add(more);
        for (var item : of) {
            lists.add(of.stream().filter(other -> !other.equals(item)).toList());
        }
        return lists;
    }

    /** The map with one more entry, without each of its entries, and with any value changed. */
    private static List<Map<String, Object>> maps(Map<?, ?> of) {
        var maps = new ArrayList<Map<String, Object>>();
        maps.add(changed(of, map -> map.put("more", "text")));
        of.forEach((key, value) -> {
            maps.add(changed(of, map -> map.remove(key.toString())));
            values(value).forEach(other -> maps.add(changed(of, map -> map.put(key.toString(), other))));
        });
        return maps;
    }

    private static Map<String, Object> changed(Map<?, ?> of, Function<Map<String, Object>, Object> change) {
        var map = new LinkedHashMap<String, Object>();
        of.forEach((key, value) -> map.put(key.toString(), value));
        change.apply(map);
        return map;
    }

    private static List<Object> values(Object of) {
        var values = new ArrayList<Object>();
        values.add(null);
        values.add("");
        values.add(List.of());
        values.add(Map.of());
        values.add(Collections.singletonList(of));
        values.add(Map.of("key", of));
        values.add("${topic.arn}");
        values.add("$${topic.arn}");
        if (of instanceof Map<?, ?> map) {
            values.addAll(maps(map));
        } else if (of instanceof List<?> list) {
            list.forEach(item -> values(item).forEach(other -> values.add(List.of(Json.compactWithNulls(other)))));
        } else if (of instanceof String text) {
            values.add(text + "x");
            values.add(text + "\n");
            values.add(" " + text);
            if (text.startsWith("{")) {
                var parsed = (Map<?, ?>) Json.read(text);
                values.add(parsed);
                values.add(Json.pretty(parsed));
                maps(parsed).forEach(other -> values.add(Json.compactWithNulls(other)));
            }
        } else {
            values.add(of.toString());
            values.add(List.of(of.toString()));
        }
        return values;
    }
}
