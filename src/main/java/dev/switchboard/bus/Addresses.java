package dev.switchboard.bus;

import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;

/** The bus package's addresses on the Vert.x event bus. */
final class Addresses {
    /** Batches that were just committed, from every node to every node, in no promised order. */
    static final String COMMITTED = "switchboard.committed";

    /** The node's own feed: every stored notice once and in order, with the passing ones between. */
    static final String FEED = "switchboard.feed";

    /** For what stays within the node. */
    static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

    private Addresses() {}

    static void registerCodecs(EventBus eventBus) {
        eventBus.registerDefaultCodec(Batch.class, new BatchCodec());
        eventBus.registerDefaultCodec(GroupCommit.Parcel.class, new GroupCommit.ParcelCodec());
    }
}
