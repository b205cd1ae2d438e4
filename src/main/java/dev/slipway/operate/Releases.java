package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.operate.Release.State;
import java.util.List;
import java.util.Optional;

/** The releases of a service. */
interface Releases {
    /** Of each service the newest are looked at. */
    int MOST = 20;

    /** The newest first. */
    List<Release> all();

    /**
     * Has the service run an earlier release, and waits until it does.
     *
     * @return by which name it runs it now
     * @throws RunException where it does not come to run
     */
    String goBack(Release to);

    /** The release that is meant: the one asked for, or the one before what runs that is fit for it. */
    static Release chosen(List<Release> all, Optional<String> asked, String service) {
        return asked.map(each -> named(all, each, service)).orElseGet(() -> before(all, service));
    }

    private static Release named(List<Release> all, String asked, String service) {
        var found = all.stream().filter(each -> each.is(asked)).toList();
        if (found.size() != 1) {
            throw new RunException("%s has %s release %s: name one by its number; --list shows them"
                    .formatted(service, found.isEmpty() ? "no" : "more than one", asked));
        }
        if (found.get(0).state() == State.GONE) {
            throw new RunException(
                    "the image of release %s is no longer in the repository: slipway:images.keep says how many stay; build it anew from its sources"
                            .formatted(found.get(0).id()));
        }
        return found.get(0);
    }

    private static Release before(List<Release> all, String service) {
        return all.stream()
                .dropWhile(each -> each.state() != State.RUNS)
                .filter(each -> each.state() == State.KEPT)
                .findFirst()
                .orElseThrow(() -> new RunException(
                        "%s has no earlier release that is fit to go back to: --list shows them, --to takes any of them"
                                .formatted(service)));
    }
}
