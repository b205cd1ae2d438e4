package dev.slipway.components.distribution;

import dev.slipway.base.SpecErrors;
import dev.slipway.base.SpecException;
import dev.slipway.components.storage.Bucket;
import dev.slipway.components.storage.Stores;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Files that are served from a bucket: a request for {@code /static/a.css} gets the object {@code static/a.css}.
 *
 * @param bucket bucket whose policy lets CloudFront read the paths
 * @param paths <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern">
 *     patterns</a> such as {@code /static/*}: a slash and up to 254 characters, {@code *} for any and {@code ?} for one
 */
public record StaticFiles(Bucket bucket, List<String> paths) {
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_.$/~\"'@:+*?-]{1,254}");

    /** @throws SpecException for no path, one twice, and one that is not as above */
    public StaticFiles {
        paths = check(paths);
    }

    static StaticFiles of(ServedFiles files, Stores stores) {
        return new StaticFiles(Objects.requireNonNull(stores.buckets().get(files.bucket())), files.paths());
    }

    /**
     * The paths, checked before the bucket exists.
     *
     * @throws SpecException as the constructor does
     */
    static List<String> check(List<String> paths) {
        var errors = new SpecErrors();
        if (paths.isEmpty()) {
            errors.add("paths", "a path is missing", "list one, such as /static/*");
        }
        var seen = new HashSet<String>();
        for (var path : paths) {
            if (!PATH.matcher(path).matches() || path.equals("/*")) {
                errors.add(
                        "paths",
                        "the path '%s' is not possible for files".formatted(path),
                        "give a slash and up to 254 of A-Z a-z 0-9 _ - . $ / ~ \" ' @ : + * ?; /* is not possible, since services would get no requests");
            }
            if (!seen.add(path)) {
                errors.add("paths", "%s is listed twice".formatted(path), "remove one");
            }
        }
        errors.throwAll();
        return List.copyOf(paths);
    }
}
