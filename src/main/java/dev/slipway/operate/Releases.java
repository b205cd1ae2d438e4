package dev.slipway.operate;

import com.pulumi.exceptions.RunException;
import dev.slipway.operate.Release.ReleaseState;
import java.util.List;
import java.util.Optional;

/** The releases of a service. */
interface Releases {
    /** The number of revisions or versions that are read, the newest first. */
    int MAX_READ = 20;

    /** The releases, the newest first. */
    List<Release> all();

    /**
     * Runs an earlier release again, and waits until it runs.
     *
     * @return the revision or version that runs it now
     * @throws RunException if it does not start
     */
    String rollBackTo(Release to);

    /** The requested release; without a request, the last one before the running release that has not failed. */
    static Release chosen(List<Release> all, Optional<String> requested, String service) {
        return requested.map(name -> named(all, name, service)).orElseGet(() -> before(all, service));
    }

    private static Release named(List<Release> all, String requested, String service) {
        var found = all.stream().filter(release -> release.is(requested)).toList();
        if (found.size() != 1) {
            throw new RunException("%s has %s release %s: use its number; --list shows all releases"
                    .formatted(service, found.isEmpty() ? "no" : "more than one", requested));
        }
        if (found.get(0).state() == ReleaseState.GONE) {
            throw new RunException(
                    "the image of release %s is no longer in the repository, which keeps slipway:images.keep images: build it again from its sources"
                            .formatted(found.get(0).id()));
        }
        return found.get(0);
    }

    private static Release before(List<Release> all, String service) {
        return all.stream()
                .dropWhile(release -> release.state() != ReleaseState.RUNS)
                .filter(release -> release.state() == ReleaseState.KEPT)
                .findFirst()
                .orElseThrow(() -> new RunException(
                        "%s has no earlier release without a failure: --list shows all releases, --to accepts any of them"
                                .formatted(service)));
    }
}
