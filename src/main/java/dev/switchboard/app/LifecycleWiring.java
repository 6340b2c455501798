package dev.switchboard.app;

import dev.switchboard.model.Identities;
import dev.switchboard.records.Lifecycle;
import io.vertx.core.eventbus.EventBus;
import java.util.Map;

/** Says what models do besides storing their records. */
final class LifecycleWiring {
    private LifecycleWiring() {}

    static Map<String, Lifecycle> lifecycles(Identities identities, EventBus eventBus) {
        return Map.of();
    }
}
