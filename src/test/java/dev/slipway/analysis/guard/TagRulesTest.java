package dev.slipway.analysis.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.resources.StackOptions;
import dev.slipway.engine.EmbeddedEngine;
import dev.slipway.engine.StackInfo;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagRulesTest {
    @Test
    void aResourceWithoutTagsIsABreach() {
        var untagged = EmbeddedEngine.plan(
                new StackInfo("slipway", "test", Map.of(), Set.of()), StackOptions.Empty, TagRulesTest::program);

        assertThat(TagRules.TAGGED.check().apply(untagged).map(Violation::message))
                .containsExactly("network-vpc has no tags: run the program with the stack's Tagging transformation");
    }

    @Test
    void aTaggedStackIsNoBreach() {
        assertThat(Breaches.of(TagRules.TAGGED, TagRulesTest::program)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "aws:ec2/vpc:Vpc, true",
        "aws:apigatewayv2/vpcLink:VpcLink, true",
        "aws:s3/bucketObjectv2:BucketObjectv2, true",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock, false",
        "aws:iam/rolePolicy:RolePolicy, false",
        "aws:ec2/noSuchThing:NoSuchThing, false"
    })
    void theSdkSaysWhatCanBeTagged(String type, boolean taggable) {
        assertThat(TagRules.isTaggable(type)).isEqualTo(taggable);
    }

    private static void program(Context ctx) {
        new Vpc("network-vpc", VpcArgs.builder().cidrBlock("10.0.0.0/16").build());
        new BucketPublicAccessBlock(
                "files-closed",
                BucketPublicAccessBlockArgs.builder().bucket("files").build());
    }
}
