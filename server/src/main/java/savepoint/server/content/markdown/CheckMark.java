package savepoint.server.content.markdown;

import org.commonmark.node.CustomNode;

/// The place where a statement's page puts the live mark of a check.
final class CheckMark extends CustomNode {
    final String check;

    CheckMark(String check) {
        this.check = check;
    }
}
