package dev.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();

    @Test
    void whatComesOnceAndInOrderIsFine() {
        assertThat(inbox.take(0, 1, 10)).isTrue();
        assertThat(inbox.take(1, 1, 11)).isTrue();

        assertThat(inbox.duplicated() + inbox.reordered()).isZero();
        assertThat(inbox.size()).isEqualTo(2);
    }

    @Test
    void theSecondTimeIsADuplicateAndNothingElse() {
        assertThat(inbox.take(0, 1, 10)).isTrue();
        assertThat(inbox.take(1, 1, 11)).isTrue();
        assertThat(inbox.take(0, 1, 10)).isFalse();

        assertThat(inbox.duplicated()).isOne();
        assertThat(inbox.reordered()).isZero();
    }

    @Test
    void anOlderMessageAfterANewerOneIsReordered() {
        assertThat(inbox.take(1, 1, 11)).isTrue();
        assertThat(inbox.take(0, 1, 10)).isTrue();
        assertThat(inbox.take(2, 1, 12)).isTrue();

        assertThat(inbox.reordered()).isOne();
    }

    @Test
    void theOrderAcrossConversationsIsNobodysBusiness() {
        assertThat(inbox.take(1, 1, 11)).isTrue();
        assertThat(inbox.take(0, 2, 10)).isTrue();

        assertThat(inbox.reordered()).isZero();
    }
}
