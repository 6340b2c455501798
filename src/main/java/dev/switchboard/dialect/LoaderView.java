package dev.switchboard.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What the loader script tells a page.
 *
 * @param serverUrl where the widget finds this server
 * @param channel the channel's looks; none when nobody answers, and nothing is offered to who finds nobody
 */
public record LoaderView(String serverUrl, @Nullable Looks channel) {

    /**
     * What a channel's widget shows.
     *
     * @param id {@code im_livechat.channel} id
     * @param username what an unnamed visitor is called
     * @param available whether anybody answers; if not, only a widget that knows of more than answers shows anything
     */
    public record Looks(
            int id,
            String name,
            @Nullable String buttonText,
            @Nullable String inputPlaceholder,
            @Nullable String defaultMessage,
            @Nullable String headerBackgroundColor,
            @Nullable String titleColor,
            @Nullable String buttonBackgroundColor,
            @Nullable String buttonTextColor,
            String username,
            boolean available) {}
}
