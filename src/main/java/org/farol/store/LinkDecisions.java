package org.farol.store;

import java.util.Set;

/**
 * What people decide of ids without RA. Two people who decide of the same one do not overrule each other: the second is
 * told.
 */
public final class LinkDecisions {
    private final Database database;

    LinkDecisions(Database database) {
        this.database = database;
    }

    /** How an id and a student stand now. */
    public LinkState state(StudentLink link) {
        var linkedTo = database.reading(
                "select student_id from student_link where own_id = ?",
                row -> row.getString("student_id"),
                link.ownId());
        var refusals = database.reading(
                "select own_id from link_refusal where own_id = ? and student_id = ?",
                row -> row.getString("own_id"),
                link.ownId(),
                link.studentId());
        return new LinkState(linkedTo.stream().findFirst(), !refusals.isEmpty());
    }

    /** See {@link Store#link}. */
    boolean link(StudentLink link, LinkState seen) {
        return decide(link, seen, AuditEvent.LINKED, connection -> {
            Database.write(
                    connection,
                    "delete from link_refusal where own_id = ? and student_id = ?",
                    link.ownId(),
                    link.studentId());
            Database.write(connection, "delete from student_link where own_id = ?", link.ownId());
            Database.write(
                    connection,
                    "insert into student_link (own_id, student_id) values (?, ?)",
                    link.ownId(),
                    link.studentId());
        });
    }

    /** See {@link Store#refuse}. */
    boolean refuse(StudentLink link, LinkState seen) {
        return decide(link, seen, AuditEvent.LINK_REFUSED, connection -> {
            for (var table : new String[] {"student_link", "link_refusal"}) {
                Database.write(
                        connection,
                        "delete from " + table + " where own_id = ? and student_id = ?",
                        link.ownId(),
                        link.studentId());
            }
            Database.write(
                    connection,
                    "insert into link_refusal (own_id, student_id) values (?, ?)",
                    link.ownId(),
                    link.studentId());
        });
    }

    private boolean decide(StudentLink link, LinkState seen, AuditEvent event, Database.Edit edit) {
        return database.inTransaction(connection -> {
            AuditLog.takeTurn(connection);
            if (!state(link).equals(seen)) {
                return false;
            }
            edit.in(connection);
            AuditLog.append(connection, event, Pseudonyms.of(connection).of(link.studentId()));
            connection.commit();
            return true;
        });
    }

    /** The links that are not to be made. */
    public Set<StudentLink> refused() {
        return Set.copyOf(database.reading(
                "select own_id, student_id from link_refusal",
                row -> new StudentLink(row.getString("own_id"), row.getString("student_id"))));
    }
}
