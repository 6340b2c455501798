package dev.switchboard.rpc;

import dev.switchboard.dialect.Dialect;
import dev.switchboard.model.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** The services by XML-RPC (Odoo: odoo/addons/base/controllers/rpc.py). */
public final class XmlRpc {
    private static final int APPLICATION_ERROR = 1;
    private static final int WARNING = 2;
    private static final int ACCESS_DENIED = 3;
    private static final int ACCESS_ERROR = 4;

    private final ExternalApi api;
    private final Dialect dialect;
    private final Faults faults;

    /** What a fault's code is: a text at {@code /xmlrpc}, a number at {@code /xmlrpc/2}. */
    public enum Codes {
        TEXT,
        NUMBER
    }

    /** Answers in one series. */
    public XmlRpc(ExternalApi api, Dialect dialect, Faults faults) {
        this.api = api;
        this.dialect = dialect;
        this.faults = faults;
    }

    /**
     * Answers a call. The future never fails: every failure is a fault.
     *
     * @param idempotencyKey the header {@code Idempotency-Key}
     * @param address where it came from
     */
    public Future<Buffer> handle(
            Codes codes, String service, Buffer body, @Nullable String idempotencyKey, String address) {
        return Future.succeededFuture(body)
                .map(XmlRpcReader::read)
                .map(call -> new Service.Request(dialect, call.method(), call.params(), idempotencyKey, address))
                .compose(request -> api.call(service, request))
                .map(answer -> XmlRpcWriter.result(answer.result()))
                .otherwise(failure -> fault(codes, faults.of("XML-RPC " + service, failure)))
                .map(Buffer::buffer);
    }

    private static String fault(Codes codes, Faults.Fault fault) {
        return codes == Codes.NUMBER ? numbered(fault) : named(fault);
    }

    private static String numbered(Faults.Fault fault) {
        String message = fault.refusal().message();
        return switch (fault.refusal().kind()) {
            case ACCESS_ERROR -> XmlRpcWriter.fault(ACCESS_ERROR, message);
            case ACCESS_DENIED -> XmlRpcWriter.fault(ACCESS_DENIED, message);
            case USER_ERROR, VALIDATION_ERROR, MISSING_ERROR -> XmlRpcWriter.fault(WARNING, message);
            default -> XmlRpcWriter.fault(APPLICATION_ERROR, fault.debug());
        };
    }

    private static String named(Faults.Fault fault) {
        Refusal refusal = fault.refusal();
        return switch (refusal.kind()) {
            case MISSING_ERROR -> warning("MissingError", refusal);
            case ACCESS_ERROR -> warning("AccessError", refusal);
            case USER_ERROR, VALIDATION_ERROR -> warning("UserError", refusal);
            case ACCESS_DENIED -> XmlRpcWriter.fault("AccessDenied", refusal.message());
            default -> XmlRpcWriter.fault(refusal.message(), fault.debug());
        };
    }

    private static String warning(String exception, Refusal refusal) {
        return XmlRpcWriter.fault("warning -- " + exception + "\n\n" + refusal.message(), "");
    }
}
