package dev.switchboard.http;

import dev.switchboard.rpc.XmlRpc;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Objects;

/** Mounts XML-RPC: {@code /xmlrpc/2/<service>}, and {@code /xmlrpc/<service>} as it was before faults had numbers. */
final class XmlRpcHandler {
    private final XmlRpc xmlRpc;
    private final TrustedProxies proxies;

    XmlRpcHandler(XmlRpc xmlRpc, TrustedProxies proxies) {
        this.xmlRpc = xmlRpc;
        this.proxies = proxies;
    }

    void mount(Router router, BodyHandler body, String prefix) {
        router.post(prefix + "/xmlrpc/2/:service").handler(body).handler(context -> call(context, XmlRpc.Codes.NUMBER));
        router.post(prefix + "/xmlrpc/:service").handler(body).handler(context -> call(context, XmlRpc.Codes.TEXT));
    }

    private void call(RoutingContext context, XmlRpc.Codes codes) {
        Buffer body = Objects.requireNonNullElseGet(context.body().buffer(), Buffer::buffer);
        xmlRpc.handle(
                        codes,
                        context.pathParam("service"),
                        body,
                        context.request().getHeader(RpcHandler.IDEMPOTENCY_KEY),
                        proxies.clientOf(context.request()))
                .onSuccess(answer -> Ending.now(context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/xml; charset=utf-8")
                        .end(answer)));
    }
}
