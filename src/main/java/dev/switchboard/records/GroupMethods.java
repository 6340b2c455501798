package dev.switchboard.records;

import java.util.List;

/** Methods of every model that sum up groups of its records. */
public final class GroupMethods {
    private GroupMethods() {}

    /** The methods. */
    public static List<Method> all() {
        return List.of(
                Method.reads(
                        "BaseModel.read_group(domain, fields, groupby, offset=0, limit=None, orderby=False, lazy=True)",
                        ReadGroup::read),
                Method.reads(
                                "Base.web_read_group(domain, fields, groupby, limit=None, offset=0, orderby=False, lazy=True)",
                                ReadGroup::readWithLength)
                        .until(18),
                Method.reads(
                                "Base.formatted_read_group(domain, groupby=None, aggregates=None, having=None, offset=0, limit=None, order=None)",
                                FormattedReadGroup::read)
                        .since(19),
                Method.reads(
                                "Base.web_read_group(domain, groupby, aggregates=None, limit=None, offset=0, order=None, auto_unfold=False, opening_info=None, unfold_read_specification=None, unfold_read_default_limit=80, groupby_read_specification=None)",
                                FormattedReadGroup::readWithLength)
                        .since(19));
    }
}
