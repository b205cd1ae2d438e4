package dev.slipway.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AllowListTest {
    @Test
    void keepsItsBlocksInTheirOrder() {
        assertThat(AllowList.of("192.0.2.1/32", "10.0.0.0/8").texts()).containsExactly("192.0.2.1/32", "10.0.0.0/8");
    }

    @Test
    void refusesNoBlock() {
        assertThatIllegalArgumentException()
                .isThrownBy(AllowList::of)
                .withMessage("a block is missing; list one, such as 203.0.113.0/24, or 0.0.0.0/0 for everybody");
    }

    @Test
    void refusesABlockTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowList.of("10.0.0.0/8", "192.0.2.0/24", "10.0.0.0/8"))
                .withMessage("10.0.0.0/8 is listed twice; remove one");
    }

    @Test
    void isOpenOnlyIfItContainsEveryAddress() {
        assertThat(AllowList.everybody().open()).isTrue();
        assertThat(AllowList.of("10.0.0.0/8", "0.0.0.0/0").open()).isTrue();
        assertThat(AllowList.of("10.0.0.0/8").open()).isFalse();
    }
}
