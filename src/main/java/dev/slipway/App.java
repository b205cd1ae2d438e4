package dev.slipway;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcArgs;

public final class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        for (int i = 0; i < Integer.getInteger("n", 42); i++) {
            var vpc = new Vpc(
                    "vpc" + i, VpcArgs.builder().cidrBlock("10.0.0.0/16").build());
            if (i == 0) ctx.export("id", vpc.id());
        }
    }
}
