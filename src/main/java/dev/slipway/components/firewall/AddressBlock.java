package dev.slipway.components.firewall;

import dev.slipway.base.Cidr;
import dev.slipway.base.SpecException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A block of IPv4 or IPv6 addresses, as an
 * <a href="https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateIPSet.html">IP set</a> takes it: any but the
 * whole of either.
 *
 * @param text such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}, named by its first address
 */
public record AddressBlock(String text) {
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:]*/(\\d{1,3})");
    private static final int BITS = 128;

    /** @throws SpecException for what is no such block */
    public AddressBlock {
        if (text.contains(":")) {
            checkIpv6(text);
        } else {
            Cidr.of(text);
        }
        if (text.endsWith("/0")) {
            throw new SpecException(
                    "\"%s\" is every address, which an IP set does not take".formatted(text), "name smaller blocks");
        }
    }

    /** Returns true for an IPv6 block. */
    public boolean ipv6() {
        return text.contains(":");
    }

    private static void checkIpv6(String text) {
        var parts = IPV6.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) > BITS) {
            throw noBlock(text);
        }
        var rest = BITS - Integer.parseInt(parts.group(1));
        if (!address(text).mod(BigInteger.TWO.pow(rest)).equals(BigInteger.ZERO)) {
            throw new SpecException(
                    "\"%s\" is not the first address of its block".formatted(text),
                    "clear its last %d bits".formatted(rest));
        }
    }

    /** The pattern leaves nothing that would be looked up as a name. */
    private static BigInteger address(String text) {
        try {
            return new BigInteger(
                    1,
                    InetAddress.getByName(text.substring(0, text.indexOf('/'))).getAddress());
        } catch (UnknownHostException e) {
            throw noBlock(text);
        }
    }

    private static SpecException noBlock(String text) {
        return new SpecException(
                "\"%s\" is no IPv6 block".formatted(text),
                "write lower-case groups and a prefix length of 1 to 128, such as 2001:db8::/32");
    }
}
