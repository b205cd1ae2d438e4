package dev.slipway.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardPatternTest {
    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a, /A, false",
        "/a, /ab, false",
        "/*, /, true",
        "/*/c, /a/b/c, true",
        "/?, /a, true",
        "/?, /, false",
        "/a.b, /axb, false",
        "/\\Ea*, /\\Eab, true",
        "/a?, /a*, true",
        "/ab, /a*, false"
    })
    void aTextMatchesAPattern(String pattern, String text, boolean expected) {
        assertThat(new WildcardPattern(pattern).matches(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a, /b, false",
        "/*, /a/b, true",
        "/*, /, true",
        "/a/*, /a, false",
        "/a/*, /*/b, true",
        "/a/*, /b/*, false",
        "/?, /a, true",
        "/?, /, false",
        "/?x, /a?, true",
        "*.png, /a/*, true",
        "'', *, true",
        "/a*c, /*b, false",
        "*.example.com, shop.*, true"
    })
    void patternsOverlapIfATextMatchesBoth(String one, String other, boolean expected) {
        assertThat(new WildcardPattern(one).overlaps(new WildcardPattern(other)))
                .isEqualTo(expected);
        assertThat(new WildcardPattern(other).overlaps(new WildcardPattern(one)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/*, /a/*, true",
        "/a/*, /*, false",
        "/*, /*, true",
        "/?, /a, true",
        "/a, /?, false",
        "/a*, /a?, true",
        "/a?, /a*, false",
        "*.com, *.example.com, true",
        "/*/b, /a/*, false"
    })
    void aPatternCoversAnotherIfItMatchesAllOfItsTexts(String general, String special, boolean expected) {
        assertThat(new WildcardPattern(general).covers(new WildcardPattern(special)))
                .isEqualTo(expected);
    }
}
