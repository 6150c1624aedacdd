package savepoint.server.appeal;

import java.math.BigDecimal;
import java.time.Instant;
import savepoint.server.web.Coded;

/// A student's question about points. `withdrawnAt` is null unless they took it back; `reason`, `answeredBy` and
/// `answeredAt` until it is answered, `granted` also where it was declined.
///
/// @param points what stood there when it was asked, of `possible`
public record Appeal(
        long id,
        String ref,
        String kind,
        String subject,
        String title,
        long enrolmentId,
        String student,
        BigDecimal points,
        BigDecimal possible,
        String body,
        Instant openedAt,
        Instant withdrawnAt,
        BigDecimal granted,
        String reason,
        String answeredBy,
        Instant answeredAt) {

    /// What has become of it.
    public enum State implements Coded {
        OPEN,
        GRANTED,
        DECLINED,
        WITHDRAWN
    }

    /// What has become of this one.
    public State state() {
        if (withdrawnAt != null) return State.WITHDRAWN;
        if (answeredAt == null) return State.OPEN;
        return granted == null ? State.DECLINED : State.GRANTED;
    }

    /// When it came to what it is now.
    Instant since() {
        return switch (state()) {
            case OPEN -> openedAt;
            case GRANTED, DECLINED -> answeredAt;
            case WITHDRAWN -> withdrawnAt;
        };
    }

    boolean isOpen() {
        return state() == State.OPEN;
    }
}
