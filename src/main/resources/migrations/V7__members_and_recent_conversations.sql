-- Who is in a conversation. The unique indexes are partial, and none of them answers that.
CREATE INDEX discuss_channel_member_channel_id ON discuss_channel_member (channel_id);

-- The newest conversations first, as lists of sessions show them.
CREATE INDEX discuss_channel_create_date ON discuss_channel (create_date);
