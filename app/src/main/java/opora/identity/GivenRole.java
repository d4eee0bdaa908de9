package opora.identity;

import opora.shell.Grant;
import opora.shell.Reach;
import opora.shell.Scope;

/// A role as somebody has it.
///
/// @param place which queue or region it is limited to; empty if it is not
public record GivenRole(String role, Reach reach, String place) {
    static GivenRole of(Grant grant) {
        return new GivenRole(grant.role(), grant.scope().reach(), grant.scope().place());
    }

    public Grant grant() {
        return new Grant(role, new Scope(reach, place));
    }
}
