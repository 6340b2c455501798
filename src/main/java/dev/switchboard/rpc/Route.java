package dev.switchboard.rpc;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JSON-RPC route.
 *
 * @param path where it is; a path that ends in {@code *} takes every path that begins so
 * @param crossOrigin its twin for widgets on other sites, if it has one
 * @param target what it calls
 * @param access who may call
 * @param anyOrigin whether pages of other sites may read its answers, which still depend on cookies
 * @param action what it does
 */
public record Route(
        String path,
        @Nullable CrossOrigin crossOrigin,
        Target target,
        Access access,
        boolean anyOrigin,
        Function<Call, Future<Answer>> action) {

    /**
     * Odoo's function behind a route, for what callers are told who call it wrongly.
     *
     * @param function its name
     * @param required parameters without which it is refused
     * @param postOnly whether other methods than POST are refused as such, and not as calls that are no JSON
     */
    public record Target(String function, List<String> required, boolean postOnly) {}

    /** Who may call a route. */
    public enum Access {
        /** Everybody; nobody is looked up, because the call itself says who it is for. */
        NONE,
        /** Everybody; the action decides. */
        PUBLIC,
        /** Who is signed in. */
        USER
    }

    /**
     * The twin for other sites: cookies mean nothing there, a guest is known by the parameter {@code guest_token}.
     *
     * @param path where it is
     * @param function Odoo's name for what it calls
     * @param guestRequired whether a missing or wrong token is refused
     */
    public record CrossOrigin(String path, String function, boolean guestRequired) {}

    /** A route that knows nobody by their cookies. */
    static Route unidentified(
            String path, String function, List<String> required, Function<Call, Future<Answer>> action) {
        return new Route(path, null, new Target(function, required, false), Access.NONE, false, action);
    }

    /** A route that everybody may call. */
    static Route open(String path, String function, List<String> required, Function<Call, Future<Answer>> action) {
        return new Route(path, null, new Target(function, required, false), Access.PUBLIC, false, action);
    }

    /** A route for who is signed in. */
    static Route signedIn(String path, String function, List<String> required, Function<Call, Future<Answer>> action) {
        return new Route(path, null, new Target(function, required, false), Access.USER, false, action);
    }

    /** The same with a twin for recognised guests on other sites. */
    Route forGuests(String crossOriginPath, String crossOriginFunction) {
        return twin(new CrossOrigin(crossOriginPath, crossOriginFunction, true));
    }

    /** The same with a twin for anybody on other sites. */
    Route forStrangers(String crossOriginPath, String crossOriginFunction) {
        return twin(new CrossOrigin(crossOriginPath, crossOriginFunction, false));
    }

    /** The same, refusing other methods than POST as such. */
    Route byPostOnly() {
        Target posted = new Target(target.function(), target.required(), true);
        return new Route(path, crossOrigin, posted, access, anyOrigin, action);
    }

    /** The same, whose answers pages of every site may read. */
    Route forAnyOrigin() {
        return new Route(path, crossOrigin, target, access, true, action);
    }

    private Route twin(CrossOrigin twin) {
        return new Route(path, twin, target, access, anyOrigin, action);
    }
}
