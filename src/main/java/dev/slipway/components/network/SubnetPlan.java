package dev.slipway.components.network;

import com.pulumi.exceptions.RunException;
import dev.slipway.base.Cidr;
import dev.slipway.base.SpecException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks of the subnets of a VPC, see
 * <a href="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html">subnet sizing</a>.
 *
 * <p>The VPC's block is divided into equal parts, 16 if its size allows, and each subnet has a fixed part. Adding a
 * zone uses free parts and neither moves nor renumbers a subnet:
 *
 * <table>
 *   <caption>Parts of the block</caption>
 *   <tr><th>zone</th><th>public</th><th>private</th></tr>
 *   <tr><td>a</td><td>0</td><td>2</td></tr>
 *   <tr><td>b</td><td>1</td><td>3</td></tr>
 *   <tr><td>c</td><td>4</td><td>5</td></tr>
 * </table>
 *
 * <p>A change of the block replaces every resource in the VPC.
 *
 * @param block the VPC's block, /16 to /26: the smallest subnet of AWS is /28
 * @param zones number of availability zones, 1 to 3; three need a block of /25 or larger
 */
public record SubnetPlan(Cidr block, int zones) {
    private static final String LETTERS = "abc";
    private static final List<Integer> PUBLIC = List.of(0, 1, 4);
    private static final List<Integer> PRIVATE = List.of(2, 3, 5);
    private static final int LARGEST = 16;
    private static final int SMALLEST = 26;
    private static final int SMALLEST_SUBNET = 28;
    private static final int NEW_BITS = 4;

    public SubnetPlan {
        if (block.prefix() < LARGEST || block.prefix() > SMALLEST) {
            throw new SpecException(
                    "cidr",
                    "the VPC's block %s has the prefix length %d".formatted(block, block.prefix()),
                    "use one of /%d to /%d".formatted(LARGEST, SMALLEST));
        }
        if (zones < 1 || zones > LETTERS.length()) {
            throw new SpecException("zones", "1 to %d is allowed".formatted(LETTERS.length()), "set it to 2");
        }
        var parts = PRIVATE.get(zones - 1) + 1;
        if (parts > 1 << newBits(block)) {
            throw new SpecException(
                    "cidr",
                    "the VPC's block %s is too small for %d zones".formatted(block, zones),
                    "use /%d or larger".formatted(SMALLEST_SUBNET - bitsFor(parts)));
        }
    }

    /** The plan of a VPC's block for a number of zones. */
    public static SubnetPlan of(Cidr block, int zones) {
        return new SubnetPlan(block, zones);
    }

    /** The letters of the zones in use: {@code a}, {@code b}, {@code c}. */
    public List<String> letters() {
        return List.of(LETTERS.substring(0, zones).split(""));
    }

    /** The block of a zone's public subnet. */
    public Cidr publicSubnet(String letter) {
        return block.subnet(newBits(block), PUBLIC.get(position(letter)));
    }

    /** The block of a zone's private subnet. */
    public Cidr privateSubnet(String letter) {
        return block.subnet(newBits(block), PRIVATE.get(position(letter)));
    }

    /**
     * The availability zones by the plan's letters. The letters are the plan's own: the zones of an account need not
     * begin with {@code a} nor be consecutive.
     *
     * @param available the names of the region's zones, in their order
     * @throws RunException for a region with too few zones
     */
    public Map<String, String> zonesAmong(List<String> available) {
        if (available.size() < zones) {
            throw new RunException(
                    "this region has %d availability zones %s and the network asks for %d; use %d or fewer"
                            .formatted(available.size(), available, zones, available.size()));
        }
        var names = new LinkedHashMap<String, String>();
        letters().forEach(letter -> names.put(letter, available.get(position(letter))));
        return names;
    }

    private int position(String letter) {
        var position = letters().indexOf(letter);
        if (position < 0) {
            throw new IllegalArgumentException("there is no zone %s; the zones are %s".formatted(letter, letters()));
        }
        return position;
    }

    private static int newBits(Cidr block) {
        return Math.min(NEW_BITS, SMALLEST_SUBNET - block.prefix());
    }

    private static int bitsFor(int parts) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(parts - 1);
    }
}
