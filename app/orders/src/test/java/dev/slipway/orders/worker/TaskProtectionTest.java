package dev.slipway.orders.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskProtectionTest {

    @Test
    void theAgentIsToldTheBeginAndTheEnd() throws Exception {
        try (var agent = Agent.granting();
                var log = Logged.by(TaskProtection.class)) {
            var protection = new TaskProtection(Optional.of(agent.uri()));

            protection.begin();
            protection.end();

            assertThat(agent.states()).containsExactly(Agent.BEGIN, Agent.END);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void outsideEcsNothingHappens() {
        try (var log = Logged.by(TaskProtection.class)) {
            var protection = new TaskProtection(Optional.empty());

            protection.begin();
            protection.end();

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void aRefusedProtectionIsOneWarning() throws Exception {
        try (var agent = Agent.refusing();
                var log = Logged.by(TaskProtection.class)) {
            var protection = new TaskProtection(Optional.of(agent.uri()));

            protection.begin();
            protection.end();
            protection.begin();

            assertThat(agent.states()).hasSize(3);
            assertThat(log.lines())
                    .containsExactly("WARN ECS does not set the protection of this task:"
                            + " status 200 {\"failure\":{\"Arn\":\"arn\",\"Reason\":\"DEPLOYMENT_BLOCKED\"}}");
        }
    }

    @Test
    void anErrorIsAWarning() throws Exception {
        try (var agent = Agent.failing();
                var log = Logged.by(TaskProtection.class)) {
            new TaskProtection(Optional.of(agent.uri())).begin();

            assertThat(log.lines()).singleElement().asString().contains("status 400", "AccessDeniedException");
        }
    }

    @Test
    void anAgentThatIsAwayIsAWarning() {
        try (var log = Logged.by(TaskProtection.class)) {
            new TaskProtection(Optional.of("http://127.0.0.1:1")).begin();

            assertThat(log.lines()).singleElement().asString().contains("ConnectException");
        }
    }
}
