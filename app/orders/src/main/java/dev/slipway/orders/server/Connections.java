package dev.slipway.orders.server;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open connections and the time of their last use. Health checks do not count. */
@Singleton
public final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final Set<Channel> listeners = ConcurrentHashMap.newKeySet();
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();
    private final Set<Channel> used = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private volatile Instant lastActivity;

    Connections(Clock clock) {
        this.clock = clock;
        // The start counts as use, so that a service that was just woken does not sleep immediately.
        this.lastActivity = clock.instant();
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer());
        return event.getBean();
    }

    /** The number of open connections with requests other than health checks. */
    public int active() {
        return used.size();
    }

    public Instant lastActivity() {
        return lastActivity;
    }

    /** All open connections. */
    int open() {
        return open.size();
    }

    /** Refuses new connections; open ones stay. */
    void refuseNew() {
        listeners.forEach(listener -> listener.close().syncUninterruptibly());
    }

    private final class Customizer implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return switch (role) {
                case LISTENER -> {
                    listeners.add(channel);
                    yield this;
                }
                case CONNECTION -> new OneConnection(channel);
                default -> this;
            };
        }
    }

    private final class OneConnection implements NettyServerCustomizer {

        private final Channel channel;

        private OneConnection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onStreamPipelineBuilt() {
            open.add(channel);
            channel.closeFuture().addListener(closed -> {
                open.remove(channel);
                used.remove(channel);
            });
            channel.pipeline()
                    .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "activity", new ActivityHandler());
        }
    }

    private final class ActivityHandler extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest request && !HealthPaths.contains(request.uri())) {
                lastActivity = clock.instant();
                used.add(context.channel());
            }
            super.channelRead(context, message);
        }
    }
}
