package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.inputs.GetAmiArgs;
import com.pulumi.aws.mq.Broker;
import com.pulumi.aws.mq.BrokerArgs;
import com.pulumi.aws.mq.inputs.BrokerUserArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import dev.slipway.analysis.guard.Finding;
import dev.slipway.base.link.DeclaredLink;
import dev.slipway.base.link.LinkGrant;
import dev.slipway.base.link.Linkable;
import dev.slipway.engine.FunctionCall;
import dev.slipway.engine.Plan;
import dev.slipway.engine.PlannedResource;
import dev.slipway.program.Preflight;
import dev.slipway.testing.StackConfigs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Extensions of a project, and the messages about their faults. */
class ExtensionsTest {
    private static final String SERVICES =
            "{\"web\":{\"image\":\"%s\",\"port\":80,\"uses\":[\"work:jobs\"]}}".formatted(StackConfigs.IMAGE);

    /** An extension without links. */
    private static class Plain implements Extension {
        @Override
        public String name() {
            return "work";
        }
    }

    /** An extension with the link {@code jobs}. */
    private static class Linked extends Plain {
        @Override
        public List<DeclaredLink> links() {
            return List.of(DeclaredLink.of("jobs", Map.of("url", "JOBS_URL")));
        }
    }

    private static Preflight preflight(Extension extension, String... values) {
        var config = new HashMap<String, String>();
        for (var i = 0; i < values.length; i += 2) {
            config.put(values[i], values[i + 1]);
        }
        return Preflight.of(StackConfigs.of(config), new Extensions(List.of(extension)));
    }

    private static Plan plan(Extension extension, String... values) {
        return preflight(extension, values).plan();
    }

    private static void assertFault(String fault, Extension extension, String... values) {
        assertThatThrownBy(() -> plan(extension, values))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "the extension %s: %s".formatted(extension.getClass().getName(), fault));
    }

    @Test
    void aProjectWithoutAnExtensionHasNone() {
        assertThat(Extensions.found().links()).isEmpty();
    }

    @Test
    void anExtensionReceivesTheQueuesTopicsAndCachesOfTheStack() {
        var seen = new HashSet<String>();
        var extension = new Plain() {
            @Override
            public Map<String, Linkable> create(StackComponents stack) {
                seen.addAll(stack.messaging().queues().keySet());
                seen.addAll(stack.messaging().topics().keySet());
                seen.addAll(stack.caches().keySet());
                return Map.of();
            }
        };
        plan(
                extension,
                "slipway:storage",
                "{\"queues\":{\"work\":{}},\"topics\":{\"events\":{}}}",
                "slipway:caches",
                "{\"sessions\":{}}");

        assertThat(seen).containsExactlyInAnyOrder("work", "events", "sessions");
    }

    @Test
    void anExtensionIsNoKindOfStore() {
        var database = new Plain() {
            @Override
            public String name() {
                return "database";
            }
        };
        assertThatThrownBy(() -> new Extensions(List.of(database)))
                .hasMessage(
                        "the extension %s has the name 'database', which a kind of stores or another extension has;"
                                + " return another one from name()",
                        database.getClass().getName());
        assertThatThrownBy(() -> new Extensions(List.of(new Plain(), new Plain())))
                .hasMessage(
                        "the extension %s has the name 'work', which a kind of stores or another extension has;"
                                + " return another one from name()",
                        Plain.class.getName());
    }

    @Test
    void anExtensionHasANameOfAStackFile() {
        var spaced = new Plain() {
            @Override
            public String name() {
                return "My Work";
            }
        };
        assertThatThrownBy(() -> new Extensions(List.of(spaced)))
                .hasMessage(
                        "the extension %s has the name 'My Work': 1 to 20 lower-case letters, digits and hyphens,"
                                + " starting with a letter, are allowed; correct it in name()",
                        spaced.getClass().getName());
    }

    @Test
    void anExceptionNamesTheExtension() {
        assertFault("java.lang.IllegalStateException: no queue", new Plain() {
            @Override
            public Map<String, Linkable> create(StackComponents stack) {
                throw new IllegalStateException("no queue");
            }
        });
        assertFault("no cache", new Plain() {
            @Override
            public void createAfterServices(StackComponents stack) {
                throw new RunException("no cache");
            }
        });
        assertFault("java.lang.IllegalStateException: no value", new Plain() {
            @Override
            public Map<String, Object> standIns(PlannedResource resource) {
                throw new IllegalStateException("no value");
            }
        });
    }

    @Test
    void aDeclaredLinkThatIsNotCreatedIsAFault() {
        assertFault("create returns no link jobs", new Linked(), "slipway:services", SERVICES);
    }

    @Test
    void aLinkWithOtherVariablesThanItsDeclarationIsAFault() {
        assertFault("the link jobs has the variables [QUEUE], and links declares [JOBS_URL]", new Linked() {
            @Override
            public Map<String, Linkable> create(StackComponents stack) {
                return Map.of("jobs", () -> LinkGrant.by("QUEUE", Output.of("x")));
            }
        });
    }

    @Test
    void theServicesExistInTheSecondStep() {
        var plan = plan(
                new Plain() {
                    @Override
                    public Map<String, Linkable> create(StackComponents stack) {
                        assertThat(stack.services()).isEmpty();
                        return Map.of();
                    }

                    @Override
                    public void createAfterServices(StackComponents stack) {
                        var web = stack.services().get("web");
                        new MetricAlarm(
                                "busy",
                                MetricAlarmArgs.builder()
                                        .comparisonOperator("GreaterThanThreshold")
                                        .evaluationPeriods(1)
                                        .dimensions(web.primary().serviceName().applyValue(name -> Map.of("S", name)))
                                        .build());
                    }
                },
                "slipway:services",
                SERVICES.replace(",\"uses\":[\"work:jobs\"]", ""));

        assertThat(plan.named("busy").text("dimensions.S"))
                .isEqualTo(
                        plan.named("web-service").text("name").isEmpty()
                                ? ((Map<?, ?>) plan.outputs().get("service_name")).get("web")
                                : plan.named("web-service").text("name"));
    }

    @Test
    void aStandInOfAnExtensionReplacesAnyOther() {
        var plan = plan(new Plain() {
            @Override
            public Map<String, Linkable> create(StackComponents stack) {
                stack.context().export("jobs_url", new Queue("jobs").url());
                return Map.of();
            }

            @Override
            public Map<String, Object> standIns(PlannedResource resource) {
                return resource.is(Queue.class) ? Map.of("url", "https://example.com/jobs") : Map.of();
            }
        });

        assertThat(plan.outputs()).containsEntry("jobs_url", "https://example.com/jobs");
    }

    @Test
    void anExtensionKnowsTheResultOfItsFunctions() {
        var preflight = preflight(
                new Plain() {
                    @Override
                    public Map<String, Linkable> create(StackComponents stack) {
                        stack.context()
                                .export(
                                        "ami",
                                        Ec2Functions.getAmi(GetAmiArgs.builder()
                                                        .owners("amazon")
                                                        .build())
                                                .applyValue(ami -> ami.id()));
                        return Map.of();
                    }

                    @Override
                    public Optional<Map<String, Object>> result(FunctionCall call) {
                        return call.token().equals("aws:ec2/getAmi:getAmi")
                                ? Optional.of(Map.of("id", "ami-0123456789abcdef0"))
                                : Optional.empty();
                    }
                },
                "slipway:delivery",
                "{\"repository\":\"octo-org/octo-repo\"}");

        assertThat(preflight.plan().outputs()).containsEntry("ami", "ami-0123456789abcdef0");
        assertThat(preflight.findings())
                .extracting(Finding::line)
                .contains(
                        "warning: shop-test calls aws:ec2:getAmi, whose permissions the deploy role lacks, since they are"
                                + " unknown: add permissions of aws:ec2/getAmi:getAmi to resourceTypes of an extension"
                                + " [deploy-permissions]");
    }

    @Test
    void aTypeWithoutKnownDeployPermissionsIsAWarning() {
        var broker = new Plain() {
            @Override
            public Map<String, Linkable> create(StackComponents stack) {
                new Broker(
                        "broker",
                        BrokerArgs.builder()
                                .engineType("RabbitMQ")
                                .engineVersion("3.13")
                                .hostInstanceType("mq.t3.micro")
                                .users(BrokerUserArgs.builder()
                                        .username("app")
                                        .password("x")
                                        .build())
                                .build());
                return Map.of();
            }
        };
        var findings = preflight(broker, "slipway:delivery", "{\"repository\":\"octo-org/octo-repo\"}")
                .findings();

        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("deploy-permissions"))
                .extracting(Finding::line)
                .containsExactly(
                        "warning: broker has the type aws:mq:Broker, whose permissions the deploy role lacks, since they"
                                + " are unknown: add permissions of aws:mq/broker:Broker to resourceTypes of an extension"
                                + " [deploy-permissions]");
        assertThat(findings).noneMatch(Finding::isBlocking);
        assertThat(preflight(broker).findings()).extracting(Finding::rule).doesNotContain("deploy-permissions");
    }
}
