package dev.slipway.operate;

import dev.slipway.base.ImageReference;
import dev.slipway.components.function.JavaFunction;
import dev.slipway.operate.Release.ReleaseState;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;

/**
 * The releases of a service on Lambda: the versions of its function. A rollback moves the alias that callers use,
 * without a deployment.
 *
 * @param name the function's physical name
 */
record FunctionReleases(LambdaClient lambda, String name, Optional<RepositoryImages> images) implements Releases {
    private static final String UNPUBLISHED = "$LATEST";

    /** The format of times of Lambda: {@code 2026-01-31T10:00:00.000+0000}. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    @Override
    public List<Release> all() {
        var live = lambda.getAlias(request -> request.functionName(name).name(JavaFunction.ALIAS))
                .functionVersion();
        return lambda
                .listVersionsByFunctionPaginator(ListVersionsByFunctionRequest.builder()
                        .functionName(name)
                        .build())
                .versions()
                .stream()
                .filter(version -> !version.version().equals(UNPUBLISHED))
                .sorted(Comparator.comparingInt((FunctionConfiguration version) -> Integer.parseInt(version.version()))
                        .reversed())
                .limit(MAX_READ)
                .map(version -> release(version, live))
                .toList();
    }

    private Release release(FunctionConfiguration version, String live) {
        var code = lambda.getFunction(request -> request.functionName(name).qualifier(version.version()))
                .code();
        var text = Optional.ofNullable(code.resolvedImageUri()).orElse(code.imageUri());
        var image = ImageReference.of(text);
        var own = images.flatMap(all -> all.find(image));
        var gone = own.isEmpty() && images.filter(all -> all.holds(image)).isPresent();
        var kept = gone ? ReleaseState.GONE : ReleaseState.KEPT;
        return new Release(
                version.version(),
                text,
                image.digest(),
                own.map(RepositoryImages.Image::tags).orElse(List.of()),
                own.map(RepositoryImages.Image::pushed)
                        .or(() -> Optional.of(OffsetDateTime.parse(version.lastModified(), TIME)
                                .toInstant())),
                version.version().equals(live) ? ReleaseState.RUNS : kept);
    }

    @Override
    public String rollBackTo(Release to) {
        lambda.updateAlias(
                request -> request.functionName(name).name(JavaFunction.ALIAS).functionVersion(to.id()));
        return "version " + to.id();
    }
}
