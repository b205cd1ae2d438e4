package dev.slipway.engine;

import com.google.protobuf.Struct;
import com.pulumi.core.internal.ContextAwareCompletableFuture;
import com.pulumi.deployment.internal.Monitor;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import pulumirpc.Provider.CallResponse;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.ReadResourceResponse;
import pulumirpc.Resource.RegisterPackageRequest;
import pulumirpc.Resource.RegisterPackageResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceCallRequest;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;

/** The resource monitor of the embedded engine: records registrations and answers with stand-ins. */
final class EmbeddedMonitor implements Monitor {
    private static final String STACK = "pulumi:pulumi:Stack";
    private static final Set<String> FEATURES = Set.of("secrets", "outputValues", "aliasSpecs");

    private final String project;
    private final String stack;
    private final PlanFacts facts;
    private final AwsAccount account;
    private final UnknownOutputs unknownOutputs;
    private final FormerUrns formerUrns;
    private final Map<String, AwsAccount> providers = new ConcurrentHashMap<>();
    private final FunctionResults functions;
    private final Map<String, PlannedResource> resources = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();
    private final Map<String, List<String>> unknown = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private volatile Map<String, Object> outputs = Map.of();

    EmbeddedMonitor(
            StackInfo info,
            AwsAccount account,
            UnknownOutputs unknownOutputs,
            BiConsumer<FunctionCall, ResourceInvokeRequest> listener) {
        this.project = info.project();
        this.stack = info.name();
        this.facts = info.facts();
        this.account = account;
        this.unknownOutputs = unknownOutputs;
        this.formerUrns = new FormerUrns(project, stack);
        this.functions = new FunctionResults(info, account, listener);
    }

    Plan plan() {
        var sorted = resources.values().stream()
                .sorted(Comparator.comparing(PlannedResource::urn))
                .toList();
        return new Plan(
                project, stack, sorted, outputs, Map.copyOf(names), functions.calls(), Map.copyOf(unknown), facts);
    }

    /** The messages of refused calls, each once. The program logs them too, but within a stack trace. */
    List<String> refusals() {
        return refusals.stream().distinct().toList();
    }

    /** The answer to a request on the thread of the program; a {@link RunException} is a refusal. */
    private <T> CompletableFuture<T> answer(Supplier<T> request) {
        try {
            return ContextAwareCompletableFuture.completedFuture(request.get());
        } catch (RunException refusal) {
            refusals.add(refusal.getMessage());
            return ContextAwareCompletableFuture.wrap(CompletableFuture.failedFuture(refusal));
        }
    }

    @Override
    public CompletableFuture<SupportsFeatureResponse> supportsFeatureAsync(SupportsFeatureRequest request) {
        return answer(() -> SupportsFeatureResponse.newBuilder()
                .setHasSupport(FEATURES.contains(request.getId()))
                .build());
    }

    @Override
    public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
            Resource resource, RegisterResourceRequest request) {
        return answer(() -> registered(request));
    }

    private RegisterResourceResponse registered(RegisterResourceRequest request) {
        var urn = FormerUrns.urn(stack, project, request.getParent(), request.getType(), request.getName());
        var resource = new PlannedResource(
                urn,
                request.getType(),
                request.getName(),
                request.getParent(),
                request.getCustom(),
                Wire.toMap(request.getObject()),
                isProtected(request),
                request.getDependenciesList().stream().sorted().toList(),
                List.copyOf(request.getIgnoreChangesList()),
                RegistrationOptions.of(request, formerUrns.of(urn, request)));
        if (resources.putIfAbsent(urn, resource) != null) {
            throw new RunException("Duplicate resource URN '%s'; give the resource another name".formatted(urn));
        }
        var response = RegisterResourceResponse.newBuilder().setUrn(urn);
        var unknownNow = unknownOutputs.unknown(resource);
        if (request.getCustom()) {
            addOutputs(request, resource, unknownNow, response);
        } else {
            response.setObject(Struct.getDefaultInstance());
        }
        return response.build();
    }

    /** Records the texts in an output by which other resources may refer to the resource. */
    private void note(Object value, String urn) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> note(item, urn));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> note(item, urn));
        } else if (value instanceof String text) {
            names.computeIfAbsent(text, key -> ConcurrentHashMap.newKeySet()).add(urn);
        }
    }

    /** Adds id and outputs to a response. The SDK takes a missing id as unknown. */
    private void addOutputs(
            RegisterResourceRequest request,
            PlannedResource resource,
            Predicate<String> unknown,
            RegisterResourceResponse.Builder response) {
        var completed =
                new StandIns(providers.getOrDefault(resource.options().provider(), account), facts).all(resource);
        var state = completed.standIn();
        var without = new ArrayList<>(completed.unknown());
        state.outputs().forEach((key, value) -> {
            if (Unknown.isWithin(value)) {
                without.add(key);
            }
        });
        if (!without.isEmpty()) {
            this.unknown.put(resource.urn(), without);
        }
        if (resource.type().equals(AwsAccount.PROVIDER)) {
            providers.put(resource.urn(), new AwsAccount(resource.text("region")));
        }
        note(state.id(), resource.urn());
        note(state.outputs(), resource.urn());
        var object = request.getObject().toBuilder();
        // The SDK forgets the dependencies of an output that the answer lacks.
        without.stream()
                .filter(key -> !GeneratedStandIns.EVERY_OUTPUT.contains(key))
                .forEach(key -> object.putFields(key, Wire.toValue(Unknown.VALUE)));
        state.outputs().forEach((key, value) -> {
            var isUnknown = Unknown.isWithin(value)
                    || unknown.test(key)
                            && !Objects.equals(value, resource.inputs().get(key));
            object.putFields(key, Wire.toValue(isUnknown ? Unknown.VALUE : value));
        });
        var id = Unknown.isWithin(state.id()) || unknown.test(UnknownOutputs.ID) ? "" : state.id();
        response.setId(id).setObject(object);
    }

    /** The protection of a resource, by default that of its parent, as in Pulumi's engine. */
    private boolean isProtected(RegisterResourceRequest request) {
        var parent = resources.get(request.getParent());
        return request.hasProtect() ? request.getProtect() : parent != null && parent.protect();
    }

    @Override
    public CompletableFuture<Void> registerResourceOutputsAsync(RegisterResourceOutputsRequest request) {
        var resource = resources.get(request.getUrn());
        if (resource != null && resource.type().equals(STACK)) {
            outputs = Wire.toMap(request.getOutputs());
        }
        return ContextAwareCompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<ResourceInvokeResponse> invokeAsync(ResourceInvokeRequest request) {
        return answer(() -> ResourceInvokeResponse.newBuilder()
                .setReturn(functions.of(request))
                .build());
    }

    @Override
    public CompletableFuture<ReadResourceResponse> readResourceAsync(Resource resource, ReadResourceRequest request) {
        return answer(() -> {
            throw new RunException(
                    "the embedded engine cannot read the existing %s '%s'; look it up by a function of its package, and add the result to the method result of the extension"
                            .formatted(request.getType(), request.getName()));
        });
    }

    @Override
    public CompletableFuture<CallResponse> callAsync(ResourceCallRequest request) {
        return answer(() -> {
            throw new RunException(
                    "the embedded engine cannot call the method '%s' of a remote component; construct the component in Java"
                            .formatted(request.getTok()));
        });
    }

    @Override
    public CompletableFuture<RegisterPackageResponse> registerPackageAsync(RegisterPackageRequest request) {
        return answer(() -> {
            throw new RunException(
                    "the embedded engine cannot register the package '%s'; use a package with a Java SDK of its own"
                            .formatted(request.getName()));
        });
    }
}
