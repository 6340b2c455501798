package dev.switchboard.app;

import dev.switchboard.bus.Log;
import dev.switchboard.chatbot.ChatbotSessions;
import dev.switchboard.chatbot.Reception;
import dev.switchboard.chatbot.ScriptRunner;
import dev.switchboard.chatbot.ScriptTests;
import dev.switchboard.conversation.Attention;
import dev.switchboard.conversation.CannedResponses;
import dev.switchboard.conversation.Conversations;
import dev.switchboard.conversation.Edits;
import dev.switchboard.conversation.GuestNames;
import dev.switchboard.conversation.Housekeeping;
import dev.switchboard.conversation.LinkPreviews;
import dev.switchboard.conversation.MessageHistory;
import dev.switchboard.conversation.Messages;
import dev.switchboard.conversation.MissedNotifications;
import dev.switchboard.conversation.Reactions;
import dev.switchboard.db.Database;
import dev.switchboard.dialect.VisitorDialect;
import dev.switchboard.files.AttachmentFiles;
import dev.switchboard.files.AttachmentRemoval;
import dev.switchboard.files.Pictures;
import dev.switchboard.files.Uploads;
import dev.switchboard.http.SpokenSeries;
import dev.switchboard.links.LinkFetcher;
import dev.switchboard.links.PublicAddresses;
import dev.switchboard.livechat.Feedback;
import dev.switchboard.livechat.Leaving;
import dev.switchboard.livechat.LeftMessages;
import dev.switchboard.livechat.LivechatChannels;
import dev.switchboard.livechat.LivechatSessions;
import dev.switchboard.livechat.PageHistory;
import dev.switchboard.livechat.Resumptions;
import dev.switchboard.livechat.Transcripts;
import dev.switchboard.livechat.WaitingQueue;
import dev.switchboard.model.Identities;
import dev.switchboard.presence.PresenceSignals;
import dev.switchboard.rpc.AbsenceRoutes;
import dev.switchboard.rpc.AttachmentRoutes;
import dev.switchboard.rpc.BinaryRoutes;
import dev.switchboard.rpc.ChannelRoutes;
import dev.switchboard.rpc.ChatbotRoutes;
import dev.switchboard.rpc.DatasetRoutes;
import dev.switchboard.rpc.ExportDialogRoutes;
import dev.switchboard.rpc.ExternalApi;
import dev.switchboard.rpc.GuestRoutes;
import dev.switchboard.rpc.LinkPreviewRoutes;
import dev.switchboard.rpc.LivechatPages;
import dev.switchboard.rpc.LivechatRoutes;
import dev.switchboard.rpc.LivechatSessionRoutes;
import dev.switchboard.rpc.MessageReactionRoutes;
import dev.switchboard.rpc.ModelCalls;
import dev.switchboard.rpc.QueueRoutes;
import dev.switchboard.rpc.Route;
import dev.switchboard.rpc.ServerRoutes;
import dev.switchboard.rpc.SessionRoutes;
import dev.switchboard.rpc.ThreadRoutes;
import dev.switchboard.rpc.UploadRoute;
import dev.switchboard.rpc.VisitorLimits;
import dev.switchboard.rpc.WebclientRoutes;
import dev.switchboard.rpc.WebsocketRoutes;
import dev.switchboard.visitor.Countries;
import dev.switchboard.visitor.Origins;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What clients reach, put together once; each series only words it. */
final class ClientServices {
    private final Config config;
    private final Database database;
    private final Log log;
    private final Identities identities;
    private final Conversations conversations;
    private final ModelCalls modelCalls;
    private final ExternalApi externalApi;
    private final Uploads uploads;
    private final BinaryRoutes binaries;
    private final Countries countries;
    private final LivechatSessions livechatSessions;
    private final List<Route> scriptRoutes;
    private final List<Route> visitorRoutes;

    ClientServices(
            Vertx vertx,
            Config config,
            Database database,
            Log log,
            Messages messages,
            LivechatSessions livechatSessions) {
        this.config = config;
        this.database = database;
        this.log = log;
        this.livechatSessions = livechatSessions;
        this.identities = new Identities(database, vertx);
        this.conversations = new Conversations(database);
        this.countries = Countries.open(config.outside().geoipDatabase());
        this.modelCalls = new ModelCalls(ModelWiring.calls(config, database, log, identities, vertx.eventBus()));
        this.uploads = new Uploads(database, vertx);
        this.binaries = binaries(vertx, database);
        this.externalApi = new ExternalApi(identities, modelCalls, config.dbName());
        SessionRoutes sessions =
                new SessionRoutes(identities, conversations, vertx.eventBus(), config.dbName(), config::publicUrl);
        this.scriptRoutes = Stream.of(
                        new ServerRoutes(config.dbName()).routes(),
                        sessions.routes(),
                        new DatasetRoutes(modelCalls).routes(),
                        new ExportDialogRoutes(modelCalls).routes(),
                        externalApi.routes())
                .flatMap(List::stream)
                .toList();
        this.visitorRoutes = conversationRoutes(vertx, messages);
    }

    private List<Route> conversationRoutes(Vertx vertx, Messages messages) {
        MessageHistory history = new MessageHistory(database);
        CannedResponses cannedResponses = new CannedResponses(database);
        return Stream.of(
                        websocketRoutes(vertx, config).routes(),
                        new ThreadRoutes(messages, new Edits(log), history, conversations, cannedResponses).routes(),
                        new GuestRoutes(new GuestNames(log)).routes(),
                        new MessageReactionRoutes(new Reactions(log)).routes(),
                        new ChannelRoutes(history, new Attention(database, log), conversations).routes(),
                        new AttachmentRoutes(new AttachmentRemoval(log)).routes(),
                        new LinkPreviewRoutes(linkPreviews(vertx)).routes(),
                        sessionRoutes(vertx, config).routes(),
                        livechatRoutes().routes(),
                        new AbsenceRoutes(new LeftMessages(log, canSend()), new Resumptions(log), origins()).routes(),
                        new QueueRoutes(new WaitingQueue(log), origins()).routes(),
                        new ChatbotRoutes(new ScriptRunner(log)).routes(),
                        new WebclientRoutes(conversations, cannedResponses).routes())
                .flatMap(List::stream)
                .toList();
    }

    private LivechatRoutes livechatRoutes() {
        LivechatChannels channels = new LivechatChannels(database, canSend());
        return new LivechatRoutes(
                channels,
                new Reception(database, channels),
                livechatSessions,
                new ChatbotSessions(database, log, livechatSessions),
                conversations,
                origins());
    }

    private Origins origins() {
        return new Origins(database, countries);
    }

    private LinkPreviews linkPreviews(Vertx vertx) {
        LinkFetcher fetcher = config.outside().linkPreviews()
                ? new LinkFetcher(vertx, PublicAddresses::allow, PublicAddresses::of)
                : null;
        return new LinkPreviews(database, log, fetcher, config.publicUrl());
    }

    private boolean canSend() {
        return config.outside().smtpUrl() != null;
    }

    private static BinaryRoutes binaries(Vertx vertx, Database database) {
        AttachmentFiles files = new AttachmentFiles(database);
        return new BinaryRoutes(files, new Pictures(database, files, vertx));
    }

    private LivechatSessionRoutes sessionRoutes(Vertx vertx, Config config) {
        return new LivechatSessionRoutes(
                new Leaving(log),
                new Feedback(log),
                new PageHistory(database, log),
                new Transcripts(database, vertx.eventBus(), config.publicUrl(), canSend()));
    }

    private WebsocketRoutes websocketRoutes(Vertx vertx, Config config) {
        return new WebsocketRoutes(
                new MissedNotifications(database, identities),
                new PresenceSignals(vertx.eventBus()),
                new Housekeeping(database, log, vertx.eventBus()),
                config.dbName());
    }

    Identities identities() {
        return identities;
    }

    Countries countries() {
        return countries;
    }

    ModelCalls modelCalls() {
        return modelCalls;
    }

    ExternalApi externalApi() {
        return externalApi;
    }

    /** The JSON-RPC routes that every series answers. */
    List<Route> scriptRoutes() {
        return scriptRoutes;
    }

    /** The JSON-RPC routes of conversations. */
    List<Route> visitorRoutes() {
        return visitorRoutes;
    }

    /**
     * What brings widgets to pages.
     *
     * @param url where the widgets of this series find the server
     */
    LivechatPages pages(VisitorDialect dialect, String url) {
        return new LivechatPages(
                new LivechatChannels(database, canSend()), dialect, url, modelCalls, new ScriptTests(log));
    }

    /** What takes files and gives them, in one series. */
    SpokenSeries.Transfers transfers(VisitorDialect dialect, @Nullable VisitorLimits limits) {
        return new SpokenSeries.Transfers(
                new UploadRoute(uploads, dialect), binaries, config.storage().mostFileBytes(), limits);
    }
}
