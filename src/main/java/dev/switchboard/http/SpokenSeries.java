package dev.switchboard.http;

import dev.switchboard.rpc.BinaryRoutes;
import dev.switchboard.rpc.ExportRoutes;
import dev.switchboard.rpc.Json2;
import dev.switchboard.rpc.JsonRpc;
import dev.switchboard.rpc.LivechatPages;
import dev.switchboard.rpc.Route;
import dev.switchboard.rpc.UploadRoute;
import dev.switchboard.rpc.VisitorLimits;
import dev.switchboard.rpc.XmlRpc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is answered in one series.
 *
 * @param prefix what its paths begin with: {@code /17.0}, or nothing for the series of who does not say
 * @param routes what {@code jsonRpc} answers
 * @param json2 the way in that only later series have
 * @param exports tables of records to save
 * @param visitors what loads the widget; none where visitors are not spoken to
 * @param transfers what takes and gives files; none where visitors are not spoken to
 */
public record SpokenSeries(
        String prefix,
        JsonRpc jsonRpc,
        List<Route> routes,
        XmlRpc xmlRpc,
        @Nullable Json2 json2,
        ExportRoutes exports,
        @Nullable LivechatPages visitors,
        @Nullable Transfers transfers) {

    /**
     * What comes and goes as files.
     *
     * @param mostBytes how large a file may be
     * @param limits how often visitors may send one; none for as often as they like
     */
    public record Transfers(
            UploadRoute uploads,
            BinaryRoutes binaries,
            long mostBytes,
            @Nullable VisitorLimits limits) {}
}
